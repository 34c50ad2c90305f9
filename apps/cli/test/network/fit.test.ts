import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkNetworkFit } from 'latent';
import { describe, expect, it } from 'vitest';
import { fitJson, folder, latent, readJson, reference } from '../cli.ts';
import { GRASS, GRASS_BIF, GRASS_ROWS, THOUGHTS, WORDS } from './models.ts';

/** EM from a given start, computed by an independent program. */
const steps = JSON.parse(
  readFileSync(new URL('../../../../packages/testkit/fixtures/steps_wt_partT_partW.json', import.meta.url), 'utf8'),
) as {
  rows: (number | null)[][];
  pruned: { loglik: number[]; iter10: { T: number[][]; W: number[][] } };
};
const NAMES = ['bad', 'good'];
const PARTLY = `Thoughts,Words\n${steps.rows.map((row) => row.map((cell) => (cell === null ? '' : NAMES[cell])).join(',')).join('\n')}\n`;

describe('a graph', () => {
  it('of words and hidden thoughts reaches the likelihood of the words alone', async () => {
    const cwd = folder({ 'w.csv': WORDS });
    const fit = await fitJson(cwd, ['w.csv', '--graph', 'Thoughts*{bad,good} -> Words']);
    expect(fit.logLikelihood).toBeCloseTo(37 * Math.log(0.37) + 63 * Math.log(0.63), 6);
    expect(fit).toMatchObject({
      freeParameters: 3,
      identifiability: { identified: false, rank: 1, freeParameters: 3 },
    });
    expect(fit.model.nodes).toEqual(THOUGHTS.nodes);
    expect(fit.data).toMatchObject({ rows: 100, patterns: 2, missingCells: 0, columns: ['Words'] });
    expect(fit.options).toMatchObject({ graph: 'Thoughts*{bad,good} -> Words', starts: 'auto', start: null });
  });

  it('of complete data is read off the counts: one step', async () => {
    const cwd = folder({ 'a.csv': 'A,B\nx,u\nx,v\nx,u\ny,v\ny,v\n' });
    const fit = await fitJson(cwd, ['a.csv', '--graph', 'A -> B']);
    expect(fit.model.parameters.A).toEqual([0.6, 0.4]);
    expect(fit.model.parameters.B).toEqual([
      [2 / 3, 1 / 3],
      [0, 1],
    ]);
    expect(fit.expectedCounts.B).toEqual([
      [2, 1],
      [0, 2],
    ]);
    expect(fit).toMatchObject({ iterations: 1, converged: true });
  });

  it('takes the prior that is asked for', async () => {
    const cwd = folder({ 'a.csv': 'A,B\nx,u\nx,v\nx,u\ny,v\ny,v\n' });
    const fit = await fitJson(cwd, ['a.csv', '--graph', 'A -> B', '--equivalent-sample-size', '4']);
    expect(fit.model.prior).toEqual({ equivalentSampleSize: 4 });
    expect(fit.model.parameters.A[0]).toBeCloseTo((3 + 2) / (5 + 4), 12);
    expect(fit.model.parameters.B[1][0]).toBeCloseTo(1 / (2 + 2), 12);
    const pseudo = await fitJson(cwd, ['a.csv', '--graph', 'A -> B', '--prior', '2']);
    expect(pseudo.model.prior).toEqual({ pseudoCount: 2 });
    expect(pseudo.model.parameters.B[1][0]).toBeCloseTo(2 / 6, 12);
  });

  it('with weights is the graph of the repeated rows; a level of weight 0 is none', async () => {
    const rows = ['A,B,n', 'x,u,3', 'x,v,1', 'y,v,2', 'z,u,0', ''];
    const cwd = folder({ 'a.csv': rows.join('\n'), 'b.csv': 'A,B\nx,u\nx,u\nx,u\nx,v\ny,v\ny,v\n' });
    const weighted = await fitJson(cwd, ['a.csv', '--graph', 'A -> B', '--weights', 'n', '--rows', 'r.csv']);
    const repeated = await fitJson(cwd, ['b.csv', '--graph', 'A -> B']);
    expect(weighted.model).toEqual(repeated.model);
    expect(weighted.logLikelihood).toBeCloseTo(repeated.logLikelihood, 12);
    expect(weighted.data).toMatchObject({ rows: 4, weight: 6 });
    expect(readFileSync(join(cwd, 'r.csv'), 'utf8').trimEnd().split('\n')).toHaveLength(5);
  });

  it('takes levels that it does not give from the start', async () => {
    const cwd = folder({ 'w.csv': WORDS, 's.json': THOUGHTS });
    const args = ['w.csv', '--graph', 'Thoughts* -> Words', '--start', 's.json', '--max-iterations', '0'];
    const fit = await fitJson(cwd, args);
    expect(fit.model.parameters).toEqual(THOUGHTS.parameters);
    const good = 0.4 * 0.2 + 0.6 * 0.7;
    expect(fit.logLikelihood).toBeCloseTo(37 * Math.log(good) + 63 * Math.log(1 - good), 10);
  });
});

describe('thoughts that some rows show', () => {
  it('EM from the published start has the published log-likelihoods and tables', async () => {
    const cwd = folder({ 'p.csv': PARTLY, 's.json': THOUGHTS });
    const fit = await fitJson(cwd, [
      'p.csv',
      '--start',
      's.json',
      '--accelerate',
      'none',
      '--tolerance',
      '0',
      '--max-iterations',
      '10',
    ]);
    const { loglik, iter10 } = steps.pruned;
    expect(fit.trace).toHaveLength(11);
    for (const [t, value] of loglik.entries()) expect(fit.trace[t]).toBeCloseTo(value, 10);
    for (const [i, row] of iter10.W.entries())
      for (const [j, value] of row.entries()) expect(fit.model.parameters.Words[i][j]).toBeCloseTo(value, 10);
    expect(fit.model.parameters.Thoughts[0]).toBeCloseTo(iter10.T[0]?.[0] as number, 10);
  });

  it('are determined, keep their names, and are reported so', async () => {
    const cwd = folder({ 'p.csv': PARTLY });
    const { code, stdout } = await latent(['fit', 'p.csv', '--graph', 'Thoughts* -> Words'], { cwd });
    expect(code).toBe(0);
    const shown = steps.rows.filter(([thought]) => thought !== null).length;
    expect(stdout).toMatch(new RegExp(`^hidden +Thoughts: observed in ${shown} of ${steps.rows.length} rows$`, 'm'));
    expect(stdout).toMatch(/^identified +yes, rank 3 of 3$/m);
    expect(stdout).toMatch(/log-likelihood +-44\.130206/);
  });
});

describe('documents', () => {
  it('JSON and BIF of one network fit the same, whatever they are called', async () => {
    const cwd = folder({ 'g.csv': GRASS_ROWS, 'json.net': GRASS, 'bif.json': GRASS_BIF });
    const args = ['--max-iterations', '1', '--accelerate', 'none', '--tolerance', '0'];
    const json = await fitJson(cwd, ['g.csv', '--start', 'json.net', ...args]);
    const bif = await fitJson(cwd, ['g.csv', '--start', 'bif.json', ...args]);
    expect(bif.model.parameters).toEqual(json.model.parameters);
    expect(bif.trace).toEqual(json.trace);
  });

  it('--model gives the nodes, --start the tables, --latent hides more nodes', async () => {
    const rows = GRASS_ROWS.split('\n')
      .map((line) => line.split(',').slice(0, 1).concat(line.split(',').slice(2)).join(','))
      .join('\n');
    const cwd = folder({ 'g.csv': rows, 'g.json': GRASS });
    const fit = await fitJson(cwd, [
      'g.csv',
      '--model',
      'g.json',
      '--start',
      'g.json',
      '--latent',
      'Sprinkler',
      '--max-iterations',
      '0',
    ]);
    expect(fit.model.nodes[1].latent).toBe(true);
    expect(fit.starts.count).toBe(1);
    const wet = 0.7 * 0.4; // without rain
    const expected = [0.7 - wet, wet, 0.3, wet + 0.3, 0.7 - wet, 0.7, 0.3, wet + 0.3, 0.7 - wet];
    expect(fit.logLikelihood).toBeCloseTo(
      expected.reduce((sum, p) => sum + Math.log(p), 0),
      10,
    );
  });

  it('fixed and tied tables stay fixed and tied', async () => {
    const nodes = [
      { name: 'T', levels: ['a', 'b'], latent: true },
      { name: 'W1', levels: ['u', 'v'], parents: ['T'] },
      { name: 'W2', levels: ['u', 'v'], parents: ['T'], tied: 'W1' },
    ];
    const model = {
      ...THOUGHTS,
      nodes,
      fixed: ['T'],
      parameters: { T: [0.25, 0.75] },
    };
    const cwd = folder({ 'w.csv': 'W1,W2\nu,u\nu,v\nv,v\nv,v\nu,u\nv,u\n', 'm.json': model });
    const fit = await fitJson(cwd, ['w.csv', '--model', 'm.json']);
    expect(fit.model.parameters.T).toEqual([0.25, 0.75]);
    expect(Object.keys(fit.model.parameters)).toEqual(['T', 'W1']);
    expect(fit.freeParameters).toBe(2);
    const { stdout } = await latent(['fit', 'w.csv', '--model', 'm.json'], { cwd });
    expect(stdout).toMatch(/^tied +W1 = W2$/m);
    expect(stdout).toMatch(/^fixed +T$/m);
    expect(stdout).toContain('P(T*) (fixed)');
    expect(stdout).toContain('P(W1 | T*) = P(W2 | T*)');
  });

  it('a fit is a document of its own check, and is repeated as it was', async () => {
    const cwd = folder({ 'p.csv': PARTLY.replace('good,', '-9,'), 's.json': THOUGHTS });
    const args = [
      'p.csv',
      '--graph',
      'Thoughts*{good,bad} -> Words',
      '--missing',
      '-9',
      '--seed',
      '5',
      '--starts',
      '7',
    ];
    const fit = await fitJson(cwd, [...args, '--prior', '0.5', '-o', 'fit.json']);
    expect(checkNetworkFit(readJson(cwd, 'fit.json'))).toEqual(fit);
    const again = await latent(['fit', '--repeat', 'fit.json', 'p.csv', '--format', 'json', '--rows', 'r.csv'], {
      cwd,
    });
    expect(again.code, again.stderr).toBe(0);
    expect(again.stderr).toContain('as recorded');
    expect(JSON.parse(again.stdout)).toEqual(fit);
    const other = await latent(['fit', '--repeat', 'fit.json', 'p.csv', '--latent', 'Words'], { cwd });
    expect(other.code).toBe(2);
  });

  it('holds its start, so that --repeat needs no other file; other data end with exit code 4', async () => {
    const cwd = folder({ 'p.csv': PARTLY, 's.json': THOUGHTS, 'q.csv': `${PARTLY}good,bad\n` });
    await fitJson(cwd, ['p.csv', '--start', 's.json', '--max-iterations', '3', '--tolerance', '0', '-o', 'fit.json']);
    expect((await latent(['fit', '--repeat', 'fit.json', 'p.csv'], { cwd })).code).toBe(0);
    const other = await latent(['fit', '--repeat', 'fit.json', 'q.csv'], { cwd });
    expect(other.code).toBe(4);
    expect(other.stderr).toContain('SHA-256 differ');
  });

  it('a fit document is a start, and EM goes on where it stopped', async () => {
    const cwd = folder({ 'p.csv': PARTLY, 's.json': THOUGHTS });
    const plain = ['--accelerate', 'none', '--tolerance', '0'];
    await fitJson(cwd, ['p.csv', '--start', 's.json', ...plain, '--max-iterations', '4', '-o', 'four.json']);
    const more = await fitJson(cwd, ['p.csv', '--start', 'four.json', ...plain, '--max-iterations', '6']);
    expect(more.logLikelihood).toBeCloseTo(steps.pruned.loglik[10] as number, 10);
  });
});

describe('published networks (skipped without ../shared/references)', () => {
  const isHere = reference('data/bif') !== undefined;
  const fitted = async (name: string, iterations: number) => {
    const published = readJson(reference(`ref/bif_${name}.json`) as string);
    const data = reference(`data/${name}_5000_missing.csv`) as string;
    const start = [
      '--start',
      reference(`data/bif/${name}.bif`) as string,
      '--latent',
      published.hidden_nodes.join(','),
    ];
    const plain = ['--max-iterations', `${iterations}`, '--accelerate', 'none', '--tolerance', '0'];
    return { published, fit: await fitJson('.', [data, ...start, ...plain]) };
  };

  it.skipIf(!isHere).each(['asia', 'cancer', 'sachs'])('%s: at the true tables, and after a step', async (name) => {
    const { published, fit } = await fitted(name, 1);
    expect(Math.abs(fit.trace[0] / published.loglik_true - 1)).toBeLessThan(1e-8);
    expect(Math.abs(fit.trace[1] / published.pruned.loglik_iter1 - 1)).toBeLessThan(1e-8);
  });

  it.skipIf(!isHere)('alarm: at the true tables; rows that sum to one in seven digits are a note, once', async () => {
    const { published, fit } = await fitted('alarm', 0);
    expect(Math.abs(fit.logLikelihood / published.loglik_true - 1)).toBeLessThan(1e-8);
    expect(fit.warnings.filter(({ code }: { code: string }) => code === 'ROWS_NORMALISED')).toHaveLength(1);
  });
});
