import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSelectionDocument, type SelectionDocument } from 'latent';
import { describe, expect, it } from 'vitest';
import { readRange } from '../src/select/range.ts';
import { BINARY, expectFailure, fitJson, folder, latent, readJson, reference, STOUFFER_TOBY, SURVEY } from './cli.ts';

const STOUFFER = [STOUFFER_TOBY, '--columns', 'A,B,C,D', '--weights', 'count'];

/** The selection document that `latent select … --format json` prints, checked against its schema. */
async function selectJson(cwd: string, args: readonly string[]): Promise<SelectionDocument> {
  const ended = await latent(['select', ...args, '--format', 'json'], { cwd });
  expect(ended.code, ended.stderr).toBe(0);
  return checkSelectionDocument(JSON.parse(ended.stdout));
}

describe('the comparison', () => {
  it('is a table of all figures with the winner marked, never wider than 100 columns in a pipe', async () => {
    const { code, stdout, stderr } = await latent(['select', ...STOUFFER, '-k', '2..3']);
    expect(code, stderr).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^K +log-lik +params +df +entropy +smallest +at best +dBIC +status$/m);
    expect(stdout).toMatch(/^K +BIC +AIC +SABIC +CAIC +ICL$/m);
    expect(stdout).toMatch(/^1 +-543\.6498 +4 +11 +- +1\.0000 +1\/1 of 1 +51\.49 +ok$/m);
    expect(stdout).toMatch(/^2 +-504\.4677 +9 +6 .* 0\.00 +ok {2}<- lowest BIC$/m);
    expect(stdout).toMatch(/^3 +-503\.3011 +14 +2 .* 24\.54 +not identified$/m);
    expect(stdout).toMatch(/^2 +1057\.3128\*/m);
    expect(stdout).toMatch(/^K=3 not ranked, not identified: /m);
    expect(stdout).toMatch(/\nLowest BIC is K=2\. K is your decision: see class sizes and meaning .*\n$/);
    for (const line of stdout.split('\n').filter((text) => /^(K |\d)/.test(text)))
      expect(line.length).toBeLessThanOrEqual(100);
  });

  it('as a document has the figures of the fits by themselves, to the last bit', async () => {
    const cwd = folder({ 'a.csv': SURVEY });
    const flags = ['a.csv', '--seed', '5', '--starts', '8'];
    const { candidates, seed, options } = await selectJson(cwd, [...flags, '-k', '3,2', '-o', 'out.json']);
    expect(candidates.map(({ classes }) => classes)).toEqual([1, 2, 3]);
    expect(seed).toBe(5);
    expect(options).toMatchObject({ starts: 8, tolerance: 1e-8, weights: null });
    for (const candidate of candidates) {
      const fit = await fitJson(cwd, [...flags, '-k', String(candidate.classes)]);
      expect(candidate.logLikelihood).toBe(fit.logLikelihood);
      expect(candidate.criteria).toEqual(fit.criteria);
      expect(candidate.freeParameters).toBe(fit.freeParameters);
      expect(candidate.degreesOfFreedom).toBe(fit.degreesOfFreedom);
      expect(candidate.smallestClass).toBe(Math.min(...fit.model.parameters.class));
      const { count, finished, atBest } = fit.starts;
      expect(candidate.starts).toEqual({ count, finished, atBest });
      expect(candidate.identified).toBe(fit.identifiability.identified);
    }
  });

  it('is written by -o, the same as on stdout', async () => {
    const cwd = folder({ 'a.csv': SURVEY });
    const { stdout, stderr } = await latent(['select', 'a.csv', '-k', '1..2', '-o', 'out.json', '--json'], { cwd });
    expect(stderr).toContain('wrote out.json');
    expect(readFileSync(join(cwd, 'out.json'), 'utf8')).toBe(stdout);
  });

  it.each(['aic', 'sabic', 'caic', 'icl'] as const)('chooses by %s', async (criterion) => {
    const { recommended, candidates, ...rest } = await selectJson('.', [
      ...STOUFFER,
      '-k',
      '1..3',
      '--criterion',
      criterion,
    ]);
    const ranked = candidates.filter(({ status }) => status === 'ok');
    const values = ranked.map(({ criteria }) => criteria?.[criterion] as number);
    expect(rest.criterion).toBe(criterion);
    expect(recommended).toBe(ranked[values.indexOf(Math.min(...values))]?.classes);
    expect(recommended).toBe(criterion === 'icl' ? 1 : 2);
    const { stdout } = await latent(['select', ...STOUFFER, '-k', '1..3', '--criterion', criterion]);
    expect(stdout).toContain(`Lowest ${criterion.toUpperCase()} is K=${recommended}.`);
  });

  const published = ['carcinoma_lca', 'gss82_lca', 'deaths1910_pois'] as const;
  it.skipIf(reference('data/carcinoma.csv') === undefined).each(published)(
    'reaches the published best fits: %s (skipped without the folder of references)',
    async (name) => {
      const data = reference(`data/${name.split('_')[0]}.csv`) as string;
      const columns = name.endsWith('pois') ? ['--columns', 'deaths:poisson'] : [];
      const { candidates } = await selectJson('.', [data, ...columns, '-k', '2..3']);
      for (const { classes, logLikelihood, criteria } of candidates.slice(1)) {
        const best = readJson(reference(`ref/best_${name}_K${classes}.json`) as string);
        expect(Math.abs((logLikelihood as number) - best.loglik)).toBeLessThan(1e-6 * Math.abs(best.loglik));
        expect(criteria?.bic).toBeCloseTo(best.BIC, 3);
      }
    },
  );

  it('shows numbers of classes that cannot be fitted, with the reason, and goes on', async () => {
    const cwd = folder({ 'a.csv': `${SURVEY.split('\n').slice(0, 7).join('\n')}\n` });
    const { code, stdout } = await latent(['select', 'a.csv', '-k', '7..12,2'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ 7 +- .* failed$/m);
    expect(stdout).toMatch(
      /^K=7\.\.12 not ranked, failed: 7 classes for a total weight of 6\. Fix: .*TOO_MANY_CLASSES/m,
    );
  });

  it('recommends nothing where nothing is good; --strict ends with 4 then, and only then', async () => {
    const cwd = folder({ 'a.csv': SURVEY });
    const none = ['select', 'a.csv', '-k', '2', '--max-iterations', '0'];
    const { code, stdout } = await latent(none, { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('No K is recommended');
    expect((await latent([...none, '--strict'], { cwd })).code).toBe(4);
    expect((await latent(['select', 'a.csv', '-k', '2', '--starts', '1', '--strict'], { cwd })).code).toBe(0);
  });
});

describe('the columns', () => {
  const withKnown = SURVEY.trimEnd()
    .split('\n')
    .map((row, i) => `${row},${i === 0 ? 'kind' : ((i % 9) - 3) * ((i % 9) - 4) === 0 ? ['u', 'v'][i % 2] : ''}`);

  it('may be described by a model document, whose classes and parameters do not count', async () => {
    const cwd = folder({ 'a.csv': SURVEY });
    const whole = await selectJson(cwd, ['a.csv', '-k', '1..3']);
    const { model } = await fitJson(cwd, ['a.csv', '-k', '4']);
    const described = folder({ 'a.csv': SURVEY, 'model.json': model });
    expect((await selectJson(described, ['a.csv', '-k', '1..3', '--model', 'model.json'])).candidates).toEqual(
      whole.candidates,
    );
  });

  it('keep known classes; fewer classes than names fail', async () => {
    const cwd = folder({ 'a.csv': `${withKnown.join('\n')}\n` });
    const { candidates, recommended, options } = await selectJson(cwd, ['a.csv', '--known', 'kind', '-k', '1..3']);
    expect(candidates[0]).toMatchObject({ status: 'failed', error: { code: 'TOO_FEW_CLASSES' } });
    expect(candidates[1]?.logLikelihood).toBe(
      (await fitJson(cwd, ['a.csv', '--known', 'kind', '-k', '2'])).logLikelihood,
    );
    expect(recommended).not.toBe(1);
    expect(options['known']).toBe('kind');
  });

  it('leave out weights and names of rows', async () => {
    const rows = SURVEY.trimEnd().split('\n');
    const cwd = folder({
      'a.csv': SURVEY,
      'b.csv': `${rows.map((row, i) => (i === 0 ? `${row},w,who` : `${row},1,p${i}`)).join('\n')}\n`,
    });
    const [plain, more] = [
      await selectJson(cwd, ['a.csv', '-k', '2']),
      await selectJson(cwd, ['b.csv', '-k', '2', '--weights', 'w', '--id', 'who']),
    ];
    expect(more.data.columns).toEqual(plain.data.columns);
    expect(more.candidates[1]?.logLikelihood).toBeCloseTo(plain.candidates[1]?.logLikelihood as number, 9);
  });
});

describe('refuses', () => {
  const survey = { 'a.csv': SURVEY };
  it.each(['0', '3..1', 'a', '1,,2', '1.5', '-1', '1..', '..3', '1..2..3', '2..2000', '1000000000', ''])(
    'the range %j',
    (range) => expectFailure(survey, ['select', 'a.csv', `--classes=${range}`], 2, 'BAD_OPTION', 'classes'),
  );
  it('no range', () => expectFailure(survey, ['select', 'a.csv'], 2, 'BAD_OPTION', '1..8'));
  it.each(['dic', 'entropyR2'])('the criterion %s', (name) =>
    expectFailure(survey, ['select', 'a.csv', '-k', '2', '--criterion', name], 2, 'BAD_OPTION', 'bic, aic, sabic'),
  );
  it.each([['--start', 'a.csv'], ['--repeat', 'a.csv'], ['--rows', 'r.csv'], ['--dry-run']])('%s', (...flags) =>
    expectFailure(
      survey,
      ['select', 'a.csv', '-k', '2', ...flags],
      2,
      'CONFLICTING_OPTIONS',
      `${flags[0]} makes no sense with select`,
    ),
  );
  it('a model document with fixed parameters', async () => {
    const { model } = await fitJson(folder(survey), ['a.csv', '-k', '2']);
    await expectFailure(
      { ...survey, 'm.json': { ...model, fixed: ['class'] } },
      ['select', 'a.csv', '-k', '2', '--model', 'm.json'],
      2,
      'CONFLICTING_OPTIONS',
      'fixes "class"',
    );
  });
  it('data that cannot be fitted, as fit does', async () => {
    await expectFailure({ 'a.csv': 'A,B\n' }, ['select', 'a.csv', '-k', '1..3'], 3, 'NO_ROWS');
    await expectFailure(survey, ['select', 'b.csv', '-k', '1..3'], 3, 'FILE_UNREADABLE');
    await expectFailure(survey, ['select', 'a.csv', '-k', '2', '--columns', 'Z'], 3, 'UNKNOWN_COLUMN');
  });
  it('an output over its input', () =>
    expectFailure(survey, ['select', 'a.csv', '-k', '2', '-o', 'a.csv'], 2, 'CONFLICTING_OPTIONS', 'is an input'));
});

describe('ranges', () => {
  it.each<[string, number[]]>([
    ['1..4', [1, 2, 3, 4]],
    ['3', [3]],
    ['4,1,2', [1, 2, 4]],
    ['2..3, 6', [2, 3, 6]],
    ['2..3,3..4', [2, 3, 4]],
  ])('%s', (text, numbers) => expect(readRange(text)).toEqual(numbers));
});

describe('Ctrl-C', () => {
  it('prints and writes what is done, marks the fit under way, and ends with 130', async () => {
    const cwd = folder({ 'a.csv': SURVEY });
    // With the stop test off, 3000 starts take minutes; one class has its closed form.
    const args = ['select', 'a.csv', '-k', '2..4', '--starts', '3000', '--tolerance', '0', '--max-iterations', '9000'];
    const child = spawn(process.execPath, [BINARY, ...args, '-o', 'out.json', '--engine', 'reference'], { cwd });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    setTimeout(() => child.kill('SIGINT'), 3000);
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(code, stderr).toBe(130);
    const { candidates, recommended } = checkSelectionDocument(readJson(cwd, 'out.json'));
    expect(candidates[0]).toMatchObject({ classes: 1 });
    expect(candidates.at(-1)).toMatchObject({ status: 'aborted', converged: false });
    expect(recommended).not.toBe(candidates.at(-1)?.classes);
    expect(stdout).toContain('not ranked, aborted: interrupted before its end');
    expect(stdout).toMatch(/^K=(3, 4|4) not fitted: interrupted\.$/m);
    expect(stderr).toContain('wrote out.json');
  });
});
