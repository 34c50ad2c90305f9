import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BINARY, fitJson, folder, latent, readJson, reference, STOUFFER_TOBY, SURVEY } from '../cli.ts';
import { start as createStart } from './start.ts';

describe('Stouffer and Toby', () => {
  it.each([
    [1, -543.649825, 4],
    [2, -504.46767, 9],
    [3, -503.301137, 14],
  ])('K = %i reaches the published log-likelihood', async (classes, logLikelihood, freeParameters) => {
    const fit = await fitJson('.', [STOUFFER_TOBY, '--weights', 'count', '-k', `${classes}`]);
    expect(fit.logLikelihood).toBeCloseTo(logLikelihood, 5);
    expect(fit.freeParameters).toBe(freeParameters);
    expect(fit.data).toMatchObject({ rows: 16, weight: 216, columns: ['A', 'B', 'C', 'D'] });
  });

  it('K = 3 is not identified: said before and after the fit, exit code 4 under --strict', async () => {
    const args = ['fit', STOUFFER_TOBY, '--weights', 'count', '-k', '3'];
    const before = await latent([...args, '--dry-run']);
    expect(before.code).toBe(0);
    expect(before.stdout).toContain('rank 13 of 14');
    expect(before.stdout).toContain('along P(');
    const after = await latent(args);
    expect(after.code).toBe(0);
    expect(after.stdout).toContain('rank 13 of 14');
    expect(after.stderr).toContain('warning[NOT_IDENTIFIED]');
    expect((await latent([...args, '--strict'])).code).toBe(4);
    expect((await latent([...args.slice(0, -1), '2', '--strict'])).code).toBe(0);
  });

  it('prints the same bytes twice, and with the other engine the same numbers', async () => {
    const args = ['fit', STOUFFER_TOBY, '--weights', 'count', '-k', '2'];
    const wasm = await latent(args);
    expect(await latent([...args, '--threads', '2'])).toEqual(wasm);
    const typescript = await latent([...args, '--engine', 'reference']);
    expect(typescript.stdout).toContain('engine reference');
    expect(typescript.stdout.replace('engine reference', 'engine wasm-simd')).toBe(wasm.stdout);
  });
});

describe('threads', () => {
  // Some hundred milliseconds of starts, so that other threads come in time.
  const long = ['--starts', '120', '--tolerance', '0', '--max-iterations', '150', '-k', '3'];

  it('a fit document has the same bytes on any number of threads, and is repeated on another', async () => {
    const cwd = folder({ 'a.csv': SURVEY });
    const texts = [];
    for (const threads of ['1', '3', 'auto']) {
      await fitJson(cwd, ['a.csv', ...long, '--threads', threads, '-o', `${threads}.json`]);
      texts.push(readFileSync(join(cwd, `${threads}.json`), 'utf8'));
    }
    expect(new Set(texts).size).toBe(1);
    const repeated = await latent(['fit', 'a.csv', '--repeat', '1.json', '--threads', '2'], { cwd });
    expect(repeated.code).toBe(0);
    expect(repeated.stderr).toContain('as recorded');
  });

  it('a selection is the same on two threads', async () => {
    const cwd = folder({ 'a.csv': SURVEY });
    const args = ['select', 'a.csv', ...long.slice(0, -1), '1..3', '--format', 'json'];
    const [one, two] = [
      await latent([...args, '--threads', '1'], { cwd }),
      await latent([...args, '--threads', '2'], { cwd }),
    ];
    expect(two).toEqual(one);
    expect(one.code).toBe(0);
  });

  it.each(['1000', '0', 'all'])('--threads %s is a mistake of usage', async (threads) => {
    const cwd = folder({ 'a.csv': SURVEY });
    const { code, stderr } = await latent(['fit', 'a.csv', '-k', '2', '--threads', threads], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('threads');
  });
});

describe('reference data', () => {
  const carcinoma = reference('data/carcinoma.csv');
  const election = reference('data/election.csv');

  it.skipIf(!carcinoma)(
    'carcinoma, 3 classes: log-likelihood -293.704979, BIC 697.1357 (skipped without ../shared/references)',
    async () => {
      const { code, stdout } = await latent(['fit', carcinoma as string, '-k', '3']);
      expect(code).toBe(0);
      expect(stdout).toMatch(/log-likelihood +-293\.704979/);
      expect(stdout).toMatch(/BIC +697\.1357/);
      expect(stdout).toContain('rank 23 of 23');
      expect(stdout).toContain('seed 1');
    },
  );

  it.skipIf(!election)(
    'election, 3 classes, missing cells: -21311.535671 (skipped without ../shared/references)',
    async () => {
      const items = ['MORAL', 'CARES', 'KNOW', 'LEAD', 'DISHON', 'INTEL'];
      const columns = ['G', 'B'].flatMap((who) => items.map((item) => item + who)).join(',');
      const fit = await fitJson('.', [election as string, '--columns', columns, '-k', '3']);
      expect(fit.logLikelihood).toBeCloseTo(-21311.535671, 5);
      expect(fit.data).toMatchObject({ rows: 1785, missingCells: 1292 });
    },
  );
});

describe('the fit document', () => {
  it('is on stdout and in -o the same, and a fit document by its own check', async () => {
    const cwd = folder({ 'a.csv': SURVEY });
    const { stdout, stderr, code } = await latent(['fit', 'a.csv', '-k', '2', '--format', 'json', '-o', 'out.json'], {
      cwd,
    });
    expect(code).toBe(0);
    expect(stderr).toContain('wrote out.json');
    expect(readFileSync(join(cwd, 'out.json'), 'utf8')).toBe(stdout);
    const fit = JSON.parse(stdout);
    expect(fit).toMatchObject({ format: 'latent-fit', version: 1, seed: 1, converged: true, stopReason: 'tolerance' });
    expect(fit.data.sha256).toBe(createHash('sha256').update(SURVEY).digest('hex'));
    expect(fit.trace.at(-1)).toBe(fit.objective);
    expect(fit.options).toMatchObject({
      starts: 'auto',
      tolerance: 1e-8,
      maxIterations: 10000,
      accelerate: 'squarem',
      known: null,
      weights: null,
      id: null,
      missing: null,
      delimiter: null,
      start: null,
    });
    expect((await latent(['inspect', 'out.json'], { cwd })).code).toBe(0);
  });

  it('by default the optimum of plain EM is reached in fewer E-steps; both are repeated as they were', async () => {
    const cwd = folder({
      'a.csv': readFileSync(new URL('../../../../examples/stouffer-toby.csv', import.meta.url), 'utf8'),
    });
    const flags = ['a.csv', '--columns', 'A,B,C,D', '--weights', 'count', '-k', '2'];
    const plain = await fitJson(cwd, [...flags, '--accelerate', 'none', '-o', 'plain.json']);
    const fast = await fitJson(cwd, [...flags, '-o', 'fast.json']);
    expect(fast.logLikelihood).toBeCloseTo(plain.logLikelihood, 6);
    expect(fast.evaluations).toBeLessThan(plain.evaluations / 2);
    expect(fast.options.accelerate).toBe('squarem');
    for (const [file, fit] of [
      ['fast.json', fast],
      ['plain.json', plain],
    ]) {
      const again = await latent(['fit', '--repeat', file, 'a.csv', '--format', 'json'], { cwd });
      expect(again.code).toBe(0);
      expect(JSON.parse(again.stdout).trace).toEqual(fit.trace);
    }
  });

  it('is fitted again by --repeat; another file ends with exit code 4', async () => {
    const cwd = folder({
      'a.csv': SURVEY.replaceAll('no', 'N').replace('N', '-9'),
      'b.csv': `${SURVEY.replaceAll('no', 'N')}yes,yes,N\n`,
    });
    await fitJson(cwd, [
      'a.csv',
      '-k',
      '2',
      '--seed',
      '5',
      '--missing',
      '-9',
      '--starts',
      '7',
      '--prior',
      '0.5',
      '-o',
      'fit.json',
      '--engine',
      'reference',
    ]);
    const again = await latent(['fit', '--repeat', 'fit.json', 'a.csv', '--format', 'json'], { cwd });
    expect(again.code, again.stderr).toBe(0);
    const { options, seed, objective } = JSON.parse(again.stdout);
    expect(seed).toBe(5);
    expect(options).toMatchObject({ starts: 7, missing: '-9' });
    expect(objective).toBeCloseTo(readJson(cwd, 'fit.json').objective, 9);
    const other = await latent(['fit', '--repeat', 'fit.json', 'b.csv'], { cwd });
    expect(other.code).toBe(4);
    expect(other.stderr).toContain('error[NOT_REPEATED]');
    expect(other.stderr).toContain('SHA-256 differ');
  });

  it('holds a start, so that --repeat needs no other file', async () => {
    const cwd = folder({ 'a.csv': SURVEY });
    await fitJson(cwd, ['a.csv', '-k', '2', '-o', 'first.json']);
    await fitJson(cwd, [
      'a.csv',
      '--start',
      'first.json',
      '--max-iterations',
      '3',
      '--tolerance',
      '0',
      '-o',
      'second.json',
    ]);
    const again = await latent(['fit', '--repeat', 'second.json', 'a.csv', '--quiet'], { cwd });
    expect(again.code, again.stderr).toBe(0);
  });

  it('--repeat takes nothing else', async () => {
    const cwd = folder({ 'a.csv': SURVEY });
    await fitJson(cwd, ['a.csv', '-k', '2', '-o', 'fit.json']);
    for (const flags of [
      ['-k', '2'],
      ['--seed', '2'],
      ['--columns', 'A,B'],
      ['--dry-run'],
      ['--max-iterations', '4'],
    ]) {
      const { code, stderr } = await latent(['fit', '--repeat', 'fit.json', 'a.csv', ...flags], { cwd });
      expect(code).toBe(2);
      expect(stderr).toContain('error[CONFLICTING_OPTIONS]');
    }
  });
});

describe('a start', () => {
  const start = createStart();

  it('comes back from 0 iterations as it is, in its class order, and its trace has one entry', async () => {
    const cwd = folder({ 'a.csv': SURVEY, 'start.json': start });
    const fit = await fitJson(cwd, [
      'a.csv',
      '--start',
      'start.json',
      '--max-iterations',
      '0',
      '--tolerance',
      '0',
      '--accelerate',
      'none',
    ]);
    expect(fit.model.parameters).toEqual(start.parameters);
    expect(fit.trace).toHaveLength(1);
    expect(fit.starts.count).toBe(1);
    expect(fit).toMatchObject({ iterations: 0, converged: false, stopReason: 'max-iterations' });
  });

  it('after n iterations has n + 1 entries in its trace, each following the one before', async () => {
    const cwd = folder({ 'a.csv': SURVEY, 'start.json': start });
    const flags = ['a.csv', '--tolerance', '0', '--accelerate', 'none'];
    const four = await fitJson(cwd, [...flags, '--start', 'start.json', '--max-iterations', '4', '-o', 'four.json']);
    expect(four.trace).toHaveLength(5);
    const three = await fitJson(cwd, [...flags, '--start', 'four.json', '--max-iterations', '3']);
    const seven = await fitJson(cwd, [...flags, '--start', 'start.json', '--max-iterations', '7']);
    expect([...four.trace, ...three.trace.slice(1)]).toEqual(seven.trace);
    expect(three.model.parameters).toEqual(seven.model.parameters);
  });

  it('is one of more starts where --starts says so', async () => {
    const cwd = folder({ 'a.csv': SURVEY, 'start.json': start });
    expect((await fitJson(cwd, ['a.csv', '--start', 'start.json', '--starts', '6'])).starts.count).toBe(6);
  });

  it('in --model counts only where --start names the file', async () => {
    const cwd = folder({ 'a.csv': SURVEY, 'start.json': start });
    const fit = await fitJson(cwd, ['a.csv', '--model', 'start.json', '--max-iterations', '0', '--starts', '1']);
    expect(fit.model.parameters).not.toEqual(start.parameters);
    const both = await fitJson(cwd, [
      'a.csv',
      '--model',
      'start.json',
      '--start',
      'start.json',
      '--max-iterations',
      '0',
    ]);
    expect(both.model.parameters).toEqual(start.parameters);
  });

  it('--model and -k go together where they agree', async () => {
    const cwd = folder({ 'a.csv': SURVEY, 'start.json': start });
    expect((await fitJson(cwd, ['a.csv', '--model', 'start.json', '-k', '2'])).model.latent.levels).toEqual(['1', '2']);
    const { code, stderr } = await latent(['fit', 'a.csv', '--model', 'start.json', '-k', '3'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('error[CONFLICTING_OPTIONS]');
  });
});

describe('columns', () => {
  it('--columns takes these and ignores the others', async () => {
    const cwd = folder({ 'a.csv': SURVEY });
    expect((await fitJson(cwd, ['a.csv', '-k', '1', '--columns', 'C,A:categorical'])).data.columns).toEqual(['C', 'A']);
  });

  it('names may hold commas and colons', async () => {
    const cwd = folder({ 'a.csv': SURVEY.replace('A,B,C', '"a, b",x:y,"say ""z"""') });
    const fit = await fitJson(cwd, ['a.csv', '-k', '1', '--columns', '"a, b":categorical,x:y,"say ""z"""']);
    expect(fit.data.columns).toEqual(['a, b', 'x:y', 'say "z"']);
  });

  it('the id and the weights are no items; --rows has a line for every row, named by the id', async () => {
    const rows = [
      'who,A,B,C,n',
      'ann,yes,yes,no,2',
      'bob,no,no,no,3',
      'bob,yes,,yes,0',
      ',,,,1',
      'eve,no,yes,no,4',
      '',
    ].join('\n');
    const cwd = folder({ 'a.csv': rows });
    const fit = await fitJson(cwd, ['a.csv', '-k', '2', '--id', 'who', '--weights', 'n', '--rows', 'rows.csv']);
    expect(fit.data).toMatchObject({ columns: ['A', 'B', 'C'], rows: 5, weight: 10 });
    const lines = readFileSync(join(cwd, 'rows.csv'), 'utf8').trimEnd().split('\n');
    expect(lines[0]).toBe('who,class,p_1,p_2,entropy,logLikelihood');
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(['ann', 'bob', 'bob', '', 'eve']);
    const [, , p1, p2, , logLikelihood] = (lines[4] as string).split(',').map(Number);
    // An all-missing row has the class sizes as posterior.
    for (const [k, p] of [p1, p2].entries()) expect(p).toBeCloseTo(fit.model.parameters.class[k], 14);
    expect(logLikelihood).toBeCloseTo(0, 12);
  });

  it('a column "class" holds known classes; with --columns it must be named', async () => {
    const known = SURVEY.split('\n')
      .map((line, i) => (line === '' ? '' : `${line},${i === 0 ? 'class' : i <= 4 ? (i % 2 ? 'b' : 'a') : ''}`))
      .join('\n');
    const cwd = folder({ 'a.csv': known });
    const all = await latent(['fit', 'a.csv', '-k', '3'], { cwd });
    expect(all.stdout).toContain('class known for 4 of 200 rows');
    const fit = await fitJson(cwd, ['a.csv', '-k', '3', '-o', 'known.json']);
    expect(fit.model.latent).toEqual({ name: 'class', levels: ['a', 'b', '1'] });
    expect(fit.options.known).toBe('class');
    const without = await latent(['fit', 'a.csv', '-k', '3', '--columns', 'A,B,C', '-o', 'without.json'], { cwd });
    expect(without.stderr).toContain('--known class');
    expect(readJson(cwd, 'without.json').model.latent.levels).toEqual(['1', '2', '3']);
    expect((await fitJson(cwd, ['a.csv', '-k', '3', '--columns', 'A,B,C', '--known', 'class'])).objective).toBe(
      fit.objective,
    );
    for (const name of ['known.json', 'without.json'])
      expect((await latent(['fit', '--repeat', name, 'a.csv'], { cwd })).code).toBe(0);
  });

  it('--known names the latent variable', async () => {
    const cwd = folder({ 'a.csv': SURVEY.replace('A,B,C', 'seen,B,C') });
    const fit = await fitJson(cwd, ['a.csv', '-k', '2', '--known', 'seen']);
    expect(fit.model.latent).toEqual({ name: 'seen', levels: ['no', 'yes'] });
    expect(fit.data.columns).toEqual(['B', 'C']);
  });
});

describe('--dry-run', () => {
  it('shows columns, levels, free parameters and identifiability, and writes nothing', async () => {
    const cwd = folder({ 'a.csv': SURVEY });
    const { code, stdout } = await latent(
      ['fit', 'a.csv', '-k', '2', '--dry-run', '-o', 'no.json', '--rows', 'no.csv'],
      { cwd },
    );
    expect(code).toBe(0);
    expect(stdout).toContain('7 free parameters');
    expect(stdout).toContain('rank 7 of 7');
    expect(stdout).toMatch(/^A +categorical +2: no, yes +text$/m);
    expect(existsSync(join(cwd, 'no.json')) || existsSync(join(cwd, 'no.csv'))).toBe(false);
  });

  it('is a document under --format json', async () => {
    const plan = await fitJson(folder({ 'a.csv': SURVEY }), ['a.csv', '-k', '2', '--dry-run']);
    expect(plan).toMatchObject({
      format: 'latent-plan',
      freeParameters: 7,
      identifiability: { identified: true, rank: 7 },
    });
    expect(plan.columns[0]).toEqual({ name: 'A', family: 'categorical', reason: 'text', levels: ['no', 'yes'] });
  });
});

describe('standard input and output', () => {
  it('reads data from -', async () => {
    const { code, stdout, stderr } = await latent(['fit', '-', '-k', '2', '--format', 'json'], { input: SURVEY });
    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout).data.rows).toBe(200);
  });

  it('ends quietly where the reader goes away', () => {
    const command = `"${process.execPath}" "${BINARY}" fit "${STOUFFER_TOBY}" --weights count -k 2 --json --quiet | head -n 1`;
    expect(execFileSync('sh', ['-c', `set -e; ${command} 2>&1`], { encoding: 'utf8' })).toBe('{\n');
  });
});
