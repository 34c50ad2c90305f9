import { describe, expect, test } from 'vitest';
import {
  createTextTable,
  explainNetworkIteration,
  explainNetworkRow,
  type NetworkDocument,
} from '../../../src/index.ts';
import { byDefinition, type Cells } from './byDefinition.ts';

const network = (rest: Pick<NetworkDocument, 'nodes'> & Partial<NetworkDocument>): NetworkDocument => ({
  format: 'latent-model',
  version: 1,
  kind: 'network',
  ...rest,
});

/** H hidden over A and B, whose tables are tied; C below A and B; D below H has no data: barren. */
const document = network({
  nodes: [
    { name: 'C', levels: ['0', '1'], parents: ['A', 'B'] },
    { name: 'H', levels: ['x', 'y', 'z'], latent: true },
    { name: 'A', levels: ['n', 'y'], parents: ['H'] },
    { name: 'B', levels: ['n', 'y'], parents: ['H'], tied: 'A' },
    { name: 'D', levels: ['0', '1'], parents: ['H'], latent: true },
  ],
  parameters: {
    H: [0.5, 0.3, 0.2],
    A: [
      [0.9, 0.1],
      [0.4, 0.6],
      [0.2, 0.8],
    ],
    C: [
      [
        [0.7, 0.3],
        [0.6, 0.4],
      ],
      [
        [0.25, 0.75],
        [0.1, 0.9],
      ],
    ],
    D: [
      [0.5, 0.5],
      [0.3, 0.7],
      [0.8, 0.2],
    ],
  },
});
const ROWS: readonly Cells[] = [
  { A: 'n', B: 'y', C: '1' },
  { A: null, B: 'y', C: '0' },
  { A: 'y', B: null, C: null },
  { A: null, B: null, C: '1' },
  { A: null, B: null, C: null },
  { A: 'n', B: 'y', C: '1' },
];

function tableOf(names: readonly string[], rows: readonly Cells[]) {
  const builder = createTextTable(names, { columns: new Map(names.map((name) => [name, 'labels'] as const)) });
  rows.forEach((row, i) => {
    builder.add(
      names.map((name) => row[name] ?? ''),
      i + 2,
    );
  });
  return builder.finish();
}

const table = tableOf(['A', 'B', 'C'], ROWS);
const definition = byDefinition(document);
const explained = await explainNetworkIteration(document, table);
const logLikelihood = (of: NetworkDocument): number =>
  ROWS.reduce((sum, cells) => sum + byDefinition(of).logP(cells), 0);

describe('the patterns', () => {
  test('say what is hidden and what is barren', () => {
    expect(explained.patterns.map(({ weight, hidden, barren }) => [weight, hidden.join(), barren.join()])).toEqual([
      [2, 'H', 'D'],
      [1, 'H,A', 'D'],
      [1, 'H', 'C,B,D'],
      [1, 'H,A,B', 'D'],
      [1, '', 'C,H,A,B,D'],
    ]);
    expect(explained.omitted).toEqual({ patterns: 0, weight: 0 });
  });

  test('have a term for each completion; terms, marginals and posteriors are those of the definition', () => {
    explained.patterns.forEach(({ cells, hidden, completions, combinations, marginal, posteriors, ...own }) => {
      const observed = Object.fromEntries(explained.nodes.map(({ name }, i) => [name, cells[i] ?? null]));
      expect(completions).toHaveLength(combinations);
      expect(Math.log(marginal)).toBeCloseTo(definition.logP(observed), 13);
      expect(own.logLikelihood).toBeCloseTo(definition.logP(observed), 13);
      for (const { levels, factors, product, responsibility } of completions) {
        const filled = Object.fromEntries(hidden.map((name, i) => [name, levels[i] as string]));
        expect(responsibility).toBeCloseTo(definition.given(filled, observed), 13);
        expect(Math.log(product)).toBeCloseTo(definition.logP({ ...observed, ...filled }), 13);
        expect(factors.reduce((product, { probability }) => product * probability, 1)).toBeCloseTo(product, 15);
      }
      for (const { node, probabilities } of posteriors)
        probabilities.forEach((probability, level) => {
          const wanted = { [node]: explained.nodes.find(({ name }) => name === node)?.levels[level] as string };
          expect(probability).toBeCloseTo(definition.given(wanted, observed), 13);
        });
    });
  });

  test('name the factors with the parents that they hang on, parents first', () => {
    const { completions } = explained.patterns[0] as (typeof explained.patterns)[number];
    expect(completions[1]?.factors).toEqual([
      { node: 'H', level: 'y', parents: {}, probability: 0.3 },
      { node: 'A', level: 'n', parents: { H: 'y' }, probability: 0.4 },
      { node: 'B', level: 'y', parents: { H: 'y' }, probability: 0.6 },
      { node: 'C', level: '1', parents: { A: 'n', B: 'y' }, probability: 0.4 },
    ]);
  });
});

describe('the M-step', () => {
  test('has the expected counts of the definition, those of tied nodes together, and none of barren ones', () => {
    expect(explained.tables.map(({ node, shared }) => [node, ...shared])).toEqual([['C'], ['H'], ['A', 'B'], ['D']]);
    for (const { node, rows } of explained.tables) {
      const counts = definition.counts(node, ROWS);
      rows.forEach((row, i) => {
        row.counts.forEach((count, level) => {
          expect(count).toBeCloseTo(counts[i]?.[level] as number, 13);
        });
      });
    }
  });

  test('takes ratios of counts, and keeps rows that nothing counts in', () => {
    for (const { node, rows } of explained.tables)
      for (const { counts, before, after, kept } of rows) {
        const total = counts.reduce((sum, count) => sum + count, 0);
        expect(kept).toBe(node === 'D');
        if (kept) expect(after).toEqual(before);
        else
          after.forEach((value, level) => {
            expect(value).toBeCloseTo((counts[level] as number) / total, 14);
          });
      }
  });

  test('names the parents of every row, the last one fastest', () => {
    expect(explained.tables[0]?.rows.map(({ parents }) => parents)).toEqual([
      { A: 'n', B: 'n' },
      { A: 'n', B: 'y' },
      { A: 'y', B: 'n' },
      { A: 'y', B: 'y' },
    ]);
  });

  test('the log-likelihood before and after, and the bound between them', async () => {
    const { before, after, decomposition, next } = explained;
    expect(before.logLikelihood).toBeCloseTo(logLikelihood(document), 12);
    expect(after.logLikelihood).toBeCloseTo(logLikelihood(after.document), 12);
    expect(after.logLikelihood).toBeGreaterThan(before.logLikelihood);
    // KL by its own definition: Σ over rows and completions of q log(q / posterior at the new parameters).
    const anew = byDefinition(after.document);
    const kl = explained.patterns.reduce((sum, { cells, hidden, completions, weight }) => {
      const observed = Object.fromEntries(explained.nodes.map(({ name }, i) => [name, cells[i] ?? null]));
      return completions.reduce((own, { levels, responsibility: q }) => {
        const filled = Object.fromEntries(hidden.map((name, i) => [name, levels[i] as string]));
        return own + weight * q * Math.log(q / anew.given(filled, observed));
      }, sum);
    }, 0);
    expect(decomposition.kl).toBeCloseTo(kl, 12);
    expect(decomposition.elbo + decomposition.kl).toBeCloseTo(decomposition.logLikelihood, 12);
    expect(decomposition.q + decomposition.entropy).toBeCloseTo(decomposition.elbo, 12);
    expect(decomposition.logLikelihood).toBe(after.logLikelihood);
    const following = await explainNetworkIteration(after.document, table);
    expect(next.logLikelihood).toBeCloseTo(following.after.logLikelihood, 12);
    expect(next.fixedPoint).toBe(false);
    expect(next.largestChange).toBeGreaterThan(1e-6);
  });

  test('a prior is added, and a fixed table stays', async () => {
    const own = await explainNetworkIteration({ ...document, prior: { equivalentSampleSize: 6 }, fixed: ['C'] }, table);
    expect(own.tables.map(({ node, pseudoCount, fixed }) => [node, pseudoCount, fixed])).toEqual([
      ['C', 0.75, true],
      ['H', 2, false],
      ['A', 1, false],
      ['D', 1, false],
    ]);
    const [c, h, , d] = own.tables;
    expect(c?.rows.map(({ after }) => after)).toEqual(c?.rows.map(({ before }) => before));
    const counts = h?.rows[0]?.counts as number[];
    const total = counts.reduce((sum, count) => sum + count + 2, 0);
    expect(h?.rows[0]?.after[2]).toBeCloseTo(((counts[2] as number) + 2) / total, 14);
    expect(d?.rows[0]).toMatchObject({ counts: [0, 0], after: [0.5, 0.5], kept: false });
    expect(own.after.logLikelihood + own.after.logPrior).toBeGreaterThan(
      own.before.logLikelihood + own.before.logPrior,
    );
  });
});

test('words and thoughts: the known numbers, the largest log-likelihood of all, and a fixed point', async () => {
  const words = network({
    nodes: [
      { name: 'Thoughts', levels: ['bad', 'good'], latent: true },
      { name: 'Words', levels: ['no', 'yes'], parents: ['Thoughts'] },
    ],
    parameters: {
      Thoughts: [0.7, 0.3],
      Words: [
        [0.8, 0.2],
        [0.1, 0.9],
      ],
    },
  });
  const data = tableOf(['Words'], [{ Words: 'yes' }, { Words: 'no' }]);
  const { patterns, tables, before, after, next, saturated } = await explainNetworkIteration(
    words,
    data,
    Float64Array.of(37, 63),
  );
  expect(patterns.map(({ completions }) => completions[1]?.responsibility)).toEqual([
    expect.closeTo(0.27 / 0.41, 15),
    expect.closeTo(0.03 / 0.59, 15),
  ]);
  expect(tables[1]?.rows.flatMap(({ counts }) => counts.map((count) => count.toFixed(3)))).toEqual([
    '59.797',
    '12.634',
    '3.203',
    '24.366',
  ]);
  expect(before.logLikelihood).toBeCloseTo(37 * Math.log(0.41) + 63 * Math.log(0.59), 11);
  expect(after.logLikelihood).toBeCloseTo(37 * Math.log(0.37) + 63 * Math.log(0.63), 11);
  expect(saturated).toBeCloseTo(37 * Math.log(0.37) + 63 * Math.log(0.63), 11);
  expect(next).toMatchObject({ fixedPoint: true });
});

test('what is too long to be written down is left out and said: the sums are there', async () => {
  const names = Array.from({ length: 9 }, (_, i) => `N${i}`);
  const chain = network({
    nodes: names.map((name, i) => ({ name, levels: ['0', '1'], parents: i === 0 ? [] : [names[i - 1] as string] })),
    parameters: Object.fromEntries(
      names.map((name, i) => [
        name,
        i === 0
          ? [0.4, 0.6]
          : [
              [0.8, 0.2],
              [0.3, 0.7],
            ],
      ]),
    ),
  });
  const rows = Array.from({ length: 2 ** 9 }, (_, i) =>
    Object.fromEntries(names.map((name, j) => [name, String((i >> j) & 1)])),
  );
  const open = { ...Object.fromEntries(names.map((name) => [name, null])), N8: '1' };
  const own = await explainNetworkIteration(
    {
      ...chain,
      nodes: [...chain.nodes, { name: 'M', levels: ['0', '1'], parents: ['N8'], latent: true }],
      parameters: {
        ...chain.parameters,
        M: [
          [0.9, 0.1],
          [0.2, 0.8],
        ],
      },
    },
    tableOf([...names, 'M'], [{ ...open, N8: null, M: '1' }, ...rows]),
  );
  expect(own.patterns).toHaveLength(256);
  expect(own.omitted).toEqual({ patterns: 257, weight: 257 });
  const [first, second] = own.patterns;
  expect(first).toMatchObject({ combinations: 512, completions: [] });
  expect(second?.completions).toHaveLength(1);
  let p = 0.6;
  for (let i = 1; i < 9; i++) p = p * 0.7 + (1 - p) * 0.2;
  expect(first?.marginal).toBeCloseTo(p * 0.8 + (1 - p) * 0.1, 14);
  expect(first?.posteriors[8]?.probabilities[1]).toBeCloseTo((p * 0.8) / (p * 0.8 + (1 - p) * 0.1), 14);
});

test('an impossible row is named; one that does not count is none', async () => {
  const sure = network({
    nodes: [{ name: 'A', levels: ['0', '1'] }],
    parameters: { A: [1, 0] },
  });
  const data = tableOf(['A'], [{ A: '0' }, { A: '1' }]);
  await expect(explainNetworkIteration(sure, data)).rejects.toMatchObject({
    code: 'IMPOSSIBLE_ROW',
    where: { row: 2 },
  });
  const { before } = await explainNetworkIteration(sure, data, Float64Array.of(3, 0));
  expect(before.logLikelihood).toBe(0);
});

describe('one row', () => {
  test.each([1, 2, 3])('%i: posteriors of all open nodes and the best completion, by the definition', (row) => {
    const { posteriors, mostProbable, logLikelihood: own, hidden, barren } = explainNetworkRow(document, table, row);
    const cells = ROWS[row] as Cells;
    const open = explained.nodes.filter(({ name }) => (cells[name] ?? null) === null);
    expect(own).toBeCloseTo(definition.logP(cells), 13);
    expect(posteriors.map(({ node }) => node)).toEqual(open.map(({ name }) => name));
    expect([...hidden, ...barren].sort()).toEqual(open.map(({ name }) => name).sort());
    for (const { node, probabilities } of posteriors)
      probabilities.forEach((probability, level) => {
        const { levels } = open.find(({ name }) => name === node) as (typeof open)[number];
        expect(probability).toBeCloseTo(definition.given({ [node]: levels[level] as string }, cells), 13);
      });
    const all = open.reduce<Record<string, string>[]>(
      (before, { name, levels }) => before.flatMap((one) => levels.map((level) => ({ ...one, [name]: level }))),
      [{}],
    );
    const best = all.reduce((a, b) => (definition.given(b, cells) > definition.given(a, cells) ? b : a));
    expect(mostProbable?.levels).toEqual(best);
    expect(mostProbable?.logProbability).toBeCloseTo(definition.logP({ ...cells, ...best }), 13);
    expect(mostProbable?.posterior).toBeCloseTo(definition.given(best, cells), 13);
  });

  test('an impossible one has no posterior and no explanation', () => {
    const sure = network({
      nodes: [
        { name: 'H', levels: ['0', '1'], latent: true },
        { name: 'A', levels: ['0', '1'], parents: ['H'] },
      ],
      parameters: {
        H: [0.5, 0.5],
        A: [
          [1, 0],
          [1, 0],
        ],
      },
    });
    const row = explainNetworkRow(sure, tableOf(['A'], [{ A: '1' }]), 0);
    expect(row).toMatchObject({ logLikelihood: Number.NEGATIVE_INFINITY, marginal: 0, mostProbable: null });
    expect(row.completions.map(({ responsibility }) => responsibility)).toEqual([Number.NaN, Number.NaN]);
    expect(row.posteriors).toEqual([{ node: 'H', probabilities: [Number.NaN, Number.NaN] }]);
  });

  test('there must be such a row', () => {
    expect(() => explainNetworkRow(document, table, 6)).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
  });
});
