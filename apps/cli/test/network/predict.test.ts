import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { file, latent, latentJson, pathOf } from '../latent.ts';
import { type Cells, CHAIN, CHAIN_WITH_ZERO, p } from './chain.ts';

const model = file('chain.json', CHAIN);
const ROWS: readonly Cells[] = [
  { A: 'y', B: 'p' },
  { A: 'n', B: null },
  { A: null, B: 'r' },
  { A: null, B: null },
  { A: 'y', B: 'p' },
];
const csv = (rows: readonly Cells[]): string => rows.map(({ A, B }, i) => `${i},${A ?? ''},${B ?? 'NA'}\n`).join('');
const data = file('data.csv', `person,A,B\n${csv(ROWS)}`);
const lines = (text: string): string[][] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
const entropyOf = (shares: readonly number[]): number => shares.reduce((h, share) => h - share * Math.log(share), 0);

describe('posteriors as CSV', () => {
  test('of one hidden node: the columns of a class, with the numbers of the hand calculation', async () => {
    const { code, stdout } = await latent(['predict', model, data, '--id', 'person', '--format', 'csv']);
    expect(code).toBe(0);
    const [header, ...rows] = lines(stdout);
    expect(header).toEqual(['person', 'H', 'p_x', 'p_y', 'entropy', 'logLikelihood']);
    expect(rows).toHaveLength(ROWS.length);
    rows.forEach(([id, level, ...numbers], i) => {
      const row = ROWS[i] as Cells;
      const shares = ['x', 'y'].map((H) => p({ ...row, H }) / p(row));
      expect(id).toBe(String(i));
      expect(level).toBe((shares[0] as number) >= 0.5 ? 'x' : 'y');
      for (const [at, value] of [...shares, entropyOf(shares), Math.log(p(row))].entries())
        expect(Number(numbers[at])).toBeCloseTo(value, 13);
    });
  });

  test('of several nodes: each with its own columns, in the order of the network; columns that --latent names are not read', async () => {
    const { stdout, stderr } = await latent(['predict', model, data, '--latent', 'B', '--format', 'csv']);
    const [header, ...rows] = lines(stdout);
    expect(header?.join()).toBe('row,H,p_H=x,p_H=y,entropy_H,B,p_B=p,p_B=q,p_B=r,entropy_B,logLikelihood');
    rows.forEach((cells, i) => {
      const row = { A: ROWS[i]?.A ?? null };
      const b = ['p', 'q', 'r'].map((B) => p({ ...row, B }) / p(row));
      for (const [at, value] of b.entries()) expect(Number(cells[6 + at])).toBeCloseTo(value, 13);
      expect(Number(cells[9])).toBeCloseTo(entropyOf(b), 13);
      expect(Number(cells[10])).toBeCloseTo(Math.log(p(row)), 13);
    });
    expect(stderr).toContain('columns that --latent names, not read: B');
    const without = file('without.csv', `A\n${ROWS.map(({ A }) => `${A ?? 'NA'}\n`).join('')}`);
    expect((await latent(['predict', model, without, '--latent', 'B', '--format', 'csv'])).stdout).toBe(stdout);
  });

  test('cells of a hidden node are evidence', async () => {
    const known = file('known.csv', 'H,A,B\ny,n,\n,n,\n');
    const { stdout, stderr } = await latent(['predict', model, known, '--format', 'csv']);
    const [, first, second] = lines(stdout);
    expect(first?.slice(1, 4)).toEqual(['y', '0', '1']);
    expect(Number(first?.[5])).toBeCloseTo(Math.log(p({ H: 'y', A: 'n' })), 13);
    expect(Number(second?.[2])).toBeCloseTo(p({ H: 'x', A: 'n' }) / p({ A: 'n' }), 13);
    expect(stderr).toContain('their cells enter the results ("H")');
  });

  test('--rows writes the same lines to a file, and the table says how many rows each level has', async () => {
    const wanted = await latent(['predict', model, data, '--format', 'csv']);
    const { code, stdout, stderr } = await latent(['predict', model, data, '--rows', pathOf('posteriors.csv')]);
    expect(code).toBe(0);
    expect(stderr).toContain('(5 rows)');
    expect(readFileSync(pathOf('posteriors.csv'), 'utf8')).toBe(wanted.stdout);
    const counts = ['x', 'y'].map((H) => lines(wanted.stdout).filter(([, level]) => level === H).length);
    expect(stdout).toMatch(new RegExp(`^H +x +${counts[0]}$`, 'm'));
    expect(stdout).toMatch(new RegExp(`^H +y +${counts[1]}$`, 'm'));
  });
});

test('as JSON: the same numbers to the last digit', async () => {
  const json = (await latentJson(['predict', model, data, '--latent', 'B'])) as {
    nodes: { name: string; levels: string[] }[];
    rows: { row: number; posteriors: Record<string, { level: string; probabilities: number[]; entropy: number }> }[];
  };
  expect(json.nodes).toEqual([
    { name: 'H', levels: ['x', 'y'] },
    { name: 'B', levels: ['p', 'q', 'r'] },
  ]);
  const { stdout } = await latent(['predict', model, data, '--latent', 'B', '--format', 'csv']);
  const own = json.rows.map(({ row, posteriors }) => [
    String(row),
    ...Object.values(posteriors).flatMap(({ level, probabilities, entropy }) => [
      level,
      ...probabilities.map(String),
      String(entropy),
    ]),
  ]);
  expect(own).toEqual(
    lines(stdout)
      .slice(1)
      .map((cells) => cells.slice(0, -1)),
  );
});

describe('the most probable explanation', () => {
  test('is the best of all completions, with its log-probability', async () => {
    const { stdout } = await latent(['predict', model, data, '--most-probable', '--format', 'csv']);
    const [header, ...rows] = lines(stdout);
    expect(header?.join()).toBe('row,H,A,B,logProbability,logLikelihood');
    rows.forEach(([, H = '', A = '', B = '', log, logLikelihood], i) => {
      const row = ROWS[i] as Cells;
      expect(A).toBe(row.A ?? A);
      expect(B).toBe(row.B ?? B);
      const all = ['x', 'y'].flatMap((h) =>
        ['n', 'y'].flatMap((a) => ['p', 'q', 'r'].map((b) => p({ H: h, A: row.A ?? a, B: row.B ?? b }))),
      );
      expect(p({ H, A, B })).toBeCloseTo(Math.max(...all), 14);
      expect(Number(log)).toBeCloseTo(Math.log(Math.max(...all)), 13);
      expect(Number(logLikelihood)).toBeCloseTo(Math.log(p(row)), 13);
    });
    const { stdout: table } = await latent(['predict', model, data, '--most-probable']);
    expect(table.split('\n')[0]).toMatch(/^row +H +A +B +log p +posterior$/);
    const json = (await latentJson(['predict', model, data, '--most-probable'])) as {
      rows: { levels: Record<string, string>; logProbability: number }[];
    };
    expect(
      json.rows.map(({ levels, logProbability }) => [levels['H'], levels['A'], levels['B'], String(logProbability)]),
    ).toEqual(rows.map((cells) => cells.slice(1, 5)));
  });

  test('needs no hidden node', async () => {
    const open = { ...CHAIN, nodes: CHAIN.nodes.map(({ latent: _, ...node }) => node) };
    const complete = file('complete.csv', 'H,A,B\nx,,p\n');
    const path = file('open.json', open);
    expect((await latent(['predict', path, complete, '--most-probable', '--format', 'csv'])).stdout).toMatch(
      /^1,x,n,p,/m,
    );
    const refused = await latent(['predict', path, complete]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('no hidden node');
  });
});

test('impossible rows are named and left empty, the others have their posteriors', async () => {
  const zero = file('zero.json', CHAIN_WITH_ZERO);
  const impossible = file('impossible.csv', 'A,B\ny,p\nn,r\n');
  const { code, stdout, stderr } = await latent(['predict', zero, impossible, '--format', 'csv']);
  expect(code).toBe(0);
  expect(lines(stdout)[2]).toEqual(['2', '', '', '', '', '-Infinity']);
  expect(Number(lines(stdout)[1]?.[2])).toBeCloseTo(0.12 / (0.12 + 0.28), 13);
  expect(stderr).toContain(`the row at ${impossible}:3 has probability 0`);
  const best = await latent(['predict', zero, impossible, '--most-probable', '--format', 'csv']);
  expect(lines(best.stdout)[2]).toEqual(['2', '', 'n', 'r', '-Infinity', '-Infinity']);
  expect((await latent(['predict', zero, impossible])).stdout).toMatch(/^ +2 +impossible +- +- +-$/m);
});

describe('data against the network', () => {
  test('a node without a column is an error, unless it is hidden', async () => {
    const { code, stderr } = await latent(['predict', model, file('a.csv', 'A\nn\n')]);
    expect(code).toBe(3);
    expect(stderr).toContain('error[COLUMN_ABSENT]');
    expect(stderr).toContain('--latent B');
  });

  test('a node without a column: the remedy holds for score too', async () => {
    const { code, stderr } = await latent(['score', model, file('absent.csv', 'A\nn\n')]);
    expect(code).toBe(3);
    expect(stderr).toContain('add it with empty cells');
    expect((await latent(['score', model, file('empty.csv', 'A,B\nn,\n')])).code).toBe(0);
  });

  test('a level that the network does not know: an error with the line, or missing', async () => {
    const path = file('unseen.csv', 'A,B\nn,p\nmaybe,q\n');
    const refused = await latent(['predict', model, path]);
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain(`error[UNSEEN_LEVEL] ${path}:3`);
    const { stdout, stderr } = await latent(['predict', model, path, '--unseen', 'missing', '--format', 'csv']);
    expect(Number(lines(stdout)[2]?.[5])).toBeCloseTo(Math.log(p({ B: 'q' })), 13);
    expect(stderr).toContain('warning[UNSEEN_LEVEL]');
  });

  test('--latent names a node that there is not: the nearest one', async () => {
    const { code, stderr } = await latent(['predict', model, data, '--latent', 'AA']);
    expect(code).toBe(3);
    expect(stderr).toContain('error[UNKNOWN_NODE]');
    expect((await latent(['predict', model, data, '--latent', 'A,'])).stderr).toContain(
      'error[BAD_OPTION] --latent is "A,"',
    );
  });

  test('what is for mixtures is refused, and what is for networks refuses a mixture', async () => {
    expect((await latent(['predict', model, data, '--known', 'A'])).stderr).toContain('error[BAD_OPTION] --known');
    const mixture = file('mixture.json', {
      format: 'latent-model',
      version: 1,
      kind: 'mixture',
      latent: { name: 'H', levels: ['x', 'y'] },
      features: [{ name: 'A', family: 'categorical', levels: ['n', 'y'] }],
      parameters: { H: CHAIN.parameters.H, A: CHAIN.parameters.A },
    });
    const asked = await latent(['predict', mixture, data, '--most-probable']);
    expect(asked.code).toBe(2);
    expect(asked.stderr).toContain('--most-probable is for networks');
    expect((await latent(['predict', mixture, data, '--latent', 'B'])).stderr).toContain('--latent names "B"');
    expect((await latent(['predict', mixture, data, '--latent', 'H', '--quiet'])).code).toBe(0);
  });
});
