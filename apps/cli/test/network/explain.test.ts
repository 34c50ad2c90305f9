import { describe, expect, test } from 'vitest';
import { file, latent, latentJson } from '../latent.ts';
import { CHAIN, CHAIN_WITH_ZERO, p, WORDS, WORDS_AND_THOUGHTS } from './chain.ts';

const words = file('words.csv', WORDS);
const start = file('start.json', WORDS_AND_THOUGHTS);
const chain = file('chain.json', CHAIN);

interface Explained {
  readonly patterns: readonly {
    readonly weight: number;
    readonly hidden: readonly string[];
    readonly barren: readonly string[];
    readonly completions: readonly { readonly levels: readonly string[]; readonly responsibility: number }[];
    readonly marginal: number;
  }[];
  readonly before: { readonly logLikelihood: number };
  readonly tables: readonly {
    readonly node: string;
    readonly rows: readonly { readonly counts: readonly number[]; readonly after: readonly number[] }[];
  }[];
  readonly after: { readonly logLikelihood: number };
  readonly decomposition: { readonly elbo: number; readonly kl: number };
  readonly next: { readonly fixedPoint: boolean };
  readonly identifiability: { readonly identified: boolean; readonly rank: number; readonly freeParameters: number };
  readonly warnings: readonly { readonly code: string }[];
}

describe('words and thoughts by hand', () => {
  const yes = (0.3 * 0.9) / (0.3 * 0.9 + 0.7 * 0.2);
  const no = (0.3 * 0.1) / (0.3 * 0.1 + 0.7 * 0.8);
  const good = 37 * yes + 63 * no;

  test('as text: terms, expected counts, ratios, log-likelihoods, the maximum over all models, the fixed point', async () => {
    const { code, stdout, stderr } = await latent(['explain', '--em', words, '--start', start]);
    expect(code).toBe(0);
    for (const part of [
      'data: 100 rows, 2 different ones: Thoughts all missing; Words 63 no, 37 yes',
      'factors in the order p(Thoughts) p(Words|Thoughts)',
      'Words=yes (37 rows)   sum .41',
      'Thoughts=good  r = .3*.9 / (.3*.9 + .7*.2) = .27/.41 = .6585',
      'Words=no (63 rows)   sum .59',
      'Thoughts=good  r = .3*.1 / (.3*.1 + .7*.8) = .03/.59 = .0508',
      'P(Thoughts=good) = 27.569/100 = .2757',
      'P(Words=yes | Thoughts=good) = 24.366/27.569 = .8838',
      'P(Words=yes | Thoughts=bad) = 12.634/72.431 = .1744',
      'log-likelihood -66.2300 -> -65.8956   (+0.3344; the maximum over all models is -65.8956)',
      'next iteration: no change (fixed point)',
      'rank 1 of 3',
    ])
      expect(stdout).toContain(part);
    expect(stdout).toMatch(/^ +Thoughts +bad 72\.431 +good 27\.569$/m);
    expect(stdout).toMatch(/^ +Words \| Thoughts=bad +no 59\.797 +yes 12\.634$/m);
    expect(stdout).toMatch(/^ +Words \| Thoughts=good +no 3\.203 +yes 24\.366$/m);
    expect(stderr).toContain('warning[NOT_IDENTIFIED]');
    expect(stderr).toContain('only P(Words = yes) is determined');
  });

  test('as JSON: the same figures, worked out independently', async () => {
    const explained = (await latentJson(['explain', words, '--em', '--start', start])) as Explained;
    expect(explained.patterns.map(({ weight, completions }) => [weight, completions[1]?.responsibility])).toEqual([
      [37, expect.closeTo(yes, 14)],
      [63, expect.closeTo(no, 14)],
    ]);
    expect(explained.before.logLikelihood).toBeCloseTo(37 * Math.log(0.41) + 63 * Math.log(0.59), 11);
    expect(explained.after.logLikelihood).toBeCloseTo(37 * Math.log(0.37) + 63 * Math.log(0.63), 11);
    expect(explained.tables[0]?.rows[0]?.counts[1]).toBeCloseTo(good, 11);
    expect(explained.tables[1]?.rows[1]?.after[1]).toBeCloseTo((37 * yes) / good, 13);
    expect(explained.next).toMatchObject({ fixedPoint: true });
    expect(explained.identifiability).toMatchObject({ identified: false, rank: 1, freeParameters: 3 });
    expect(explained.warnings.map(({ code }) => code)).toContain('NOT_IDENTIFIED');
  });

  test('the network may come from a graph, a model, BIF, or as the start alone; levels are matched by name', async () => {
    const turned = file('turned.json', {
      ...WORDS_AND_THOUGHTS,
      nodes: [
        { name: 'Words', levels: ['yes', 'no'], parents: ['Thoughts'] },
        { name: 'Thoughts', levels: ['bad', 'good'], latent: true },
      ],
      parameters: {
        Thoughts: [0.7, 0.3],
        Words: [
          [0.2, 0.8],
          [0.9, 0.1],
        ],
      },
    });
    const bare = file('bare.json', { ...WORDS_AND_THOUGHTS, parameters: undefined });
    const bif = file(
      'start.bif',
      `network x {}
variable Thoughts { type discrete [ 2 ] { bad, good }; }
variable Words { type discrete [ 2 ] { no, yes }; }
probability ( Thoughts ) { table 0.7, 0.3; }
probability ( Words | Thoughts ) { (bad) 0.8, 0.2; (good) 0.1, 0.9; }
`,
    );
    const alone = await latent(['explain', words, '--em', '--start', start]);
    const ways = [
      ['explain', start, words, '--em'],
      ['explain', words, '--em', '--model', bare, '--start', turned],
      ['explain', words, '--em', '--graph', 'Thoughts* -> Words', '--start', start],
      ['explain', '--em', words, '--model', bif, '--latent', 'Thoughts'],
    ];
    for (const way of ways) expect((await latent(way)).stdout).toBe(alone.stdout);
  });

  test('weights stand for rows', async () => {
    const weighted = file('weighted.csv', 'Words,n\nyes,37\nno,63\nno,0\n');
    const explained = (await latentJson([
      'explain',
      weighted,
      '--em',
      '--start',
      start,
      '--weights',
      'n',
    ])) as Explained;
    expect(explained.tables[0]?.rows[0]?.counts[1]).toBeCloseTo(good, 11);
    expect((await latent(['explain', weighted, '--em', '--start', start, '--weights', 'n'])).stdout).toContain(
      '3 rows of total weight 100',
    );
  });
});

describe('a chain with missing cells', () => {
  const data = file('data.csv', 'H,A,B\n,y,p\n,n,\n,,r\nx,,\n,,\n');

  test('fills in the hidden nodes with something observed below, and leaves barren ones out', async () => {
    const explained = (await latentJson(['explain', chain, data, '--em'])) as Explained;
    expect(explained.patterns.map(({ hidden, barren }) => [hidden.join(), barren.join()])).toEqual([
      ['H', ''],
      ['H', 'B'],
      ['H,A', ''],
      ['', 'A,B'],
      ['', 'H,A,B'],
    ]);
    const rows = [{ A: 'y', B: 'p' }, { A: 'n' }, { B: 'r' }, { H: 'x' }];
    expect(explained.before.logLikelihood).toBeCloseTo(
      rows.reduce((sum, row) => sum + Math.log(p(row)), 0),
      12,
    );
    const x = ['y', 'n'].map((A, i) => p({ ...rows[i], A, H: 'x' }) / p(rows[i] ?? {}));
    const xs = (x[0] as number) + (x[1] as number) + p({ B: 'r', H: 'x' }) / p({ B: 'r' }) + 1;
    expect(explained.tables[0]?.rows[0]?.counts[0]).toBeCloseTo(xs, 12);
    expect(explained.patterns[2]?.completions.map(({ levels, responsibility }) => [...levels, responsibility])).toEqual(
      ['x', 'y'].flatMap((H) => ['n', 'y'].map((A) => [H, A, expect.closeTo(p({ H, A, B: 'r' }) / p({ B: 'r' }), 13)])),
    );
    const { decomposition, after } = explained;
    expect(decomposition.elbo + decomposition.kl).toBeCloseTo(after.logLikelihood, 12);
    expect(after.logLikelihood).toBeGreaterThan(explained.before.logLikelihood);
  });

  test('as text', async () => {
    const { stdout, stderr } = await latent(['explain', chain, data, '--em']);
    expect(stdout).toContain('A=n (1 row)   sum .6   (B: nothing below observed, no count)');
    expect(stdout).toContain('H=x (1 row)   nothing to fill in: p = .6');
    expect(stdout).toContain('nothing observed (1 row)   no count');
    expect(stderr).toContain('note[ROW_ALL_MISSING]');
  });

  test('a prior is in the ratios, and the objective is said', async () => {
    const { stdout } = await latent([
      'explain',
      file('prior.json', { ...CHAIN, prior: { pseudoCount: 0.5 } }),
      data,
      '--em',
    ]);
    expect(stdout).toMatch(/P\(H=x\) = \(\d\.\d+ \+ \.5\)\/\(4 \+ 2\*\.5\) = /);
    expect(stdout).toMatch(/objective \(log-likelihood \+ log prior\) -\d+\.\d+ -> -\d+\.\d+ {3}\(\+/);
  });

  test('an impossible row is named', async () => {
    const path = file('impossible.csv', 'A,B\ny,p\nn,r\n');
    const { code, stderr } = await latent(['explain', file('zero.json', CHAIN_WITH_ZERO), path, '--em']);
    expect(code).toBe(3);
    expect(stderr).toContain('error[IMPOSSIBLE_ROW]');
    expect(stderr).toContain(`${path}:3`);
  });
});

describe('one row', () => {
  const data = file('rows.csv', 'id,A,B\n1,y,p\n2,,r\n3,,\n4,y,q\n');

  test('as text: terms, posterior of every open node, the most probable explanation', async () => {
    const { code, stdout } = await latent(['explain', chain, data, '--row', '2', '--id', 'id']);
    expect(code).toBe(0);
    expect(stdout).toContain(`row 2 (${data}:3), 2`);
    expect(stdout).toContain('observed: B=r');
    expect(stdout).toContain('.6*.2*.7 = .084');
    expect(stdout).toMatch(new RegExp(`^A +n +${(p({ A: 'n', B: 'r' }) / p({ B: 'r' })).toFixed(4).slice(1)}$`, 'm'));
    expect(stdout).toContain('most probable together: H=y, A=y');
    const nothing = await latent(['explain', chain, data, '--row', '3']);
    expect(nothing.stdout).toContain('observed: nothing');
    expect(nothing.stdout).toMatch(/^H +x +\.6000 +nothing below it is observed$/m);
  });

  test('as JSON', async () => {
    const row = (await latentJson(['explain', chain, data, '--row', '2'])) as {
      row: number;
      line: number;
      logLikelihood: number;
      posteriors: { node: string; probabilities: number[] }[];
      mostProbable: { levels: Record<string, string>; logProbability: number };
    };
    expect(row).toMatchObject({ row: 2, line: 3 });
    expect(row.logLikelihood).toBeCloseTo(Math.log(p({ B: 'r' })), 13);
    expect(row.posteriors).toEqual([
      { node: 'H', probabilities: ['x', 'y'].map((H) => expect.closeTo(p({ H, B: 'r' }) / p({ B: 'r' }), 13)) },
      { node: 'A', probabilities: ['n', 'y'].map((A) => expect.closeTo(p({ A, B: 'r' }) / p({ B: 'r' }), 13)) },
    ]);
    expect(row.mostProbable.levels).toEqual({ H: 'y', A: 'y' });
    expect(row.mostProbable.logProbability).toBeCloseTo(Math.log(p({ H: 'y', A: 'y', B: 'r' })), 13);
  });

  test('an impossible row is explained as such, and a row must be there', async () => {
    const zero = file('zero-row.json', CHAIN_WITH_ZERO);
    const { code, stdout } = await latent(['explain', zero, file('n-r.csv', 'A,B\nn,r\n'), '--row', '1']);
    expect(code).toBe(0);
    expect(stdout).toContain('impossible under the model');
    expect((await latent(['explain', chain, data, '--row', '5'])).stderr).toContain('the data have 4 rows');
  });
});

describe('what does not go together', () => {
  const mixture = file('mixture.json', {
    format: 'latent-model',
    version: 1,
    kind: 'mixture',
    latent: { name: 'H', levels: ['x', 'y'] },
    features: [{ name: 'A', family: 'categorical', levels: ['n', 'y'] }],
    parameters: { H: CHAIN.parameters.H, A: CHAIN.parameters.A },
  });

  test.each([
    ['a network and the start of a mixture', ['--model', start, '--start', mixture], 'CONFLICTING_OPTIONS'],
    ['a graph and a mixture', ['--graph', 'H* -> A', '--start', mixture], 'CONFLICTING_OPTIONS'],
    ['a graph and a model', ['--graph', 'H* -> A', '--model', start, '--start', start], 'CONFLICTING_OPTIONS'],
    ['a graph without a start', ['--graph', 'Thoughts* -> Words'], 'BAD_OPTION'],
    ['a graph that is none', ['--graph', 'Thoughts* -> ', '--start', start], 'GRAPH_SYNTAX'],
    ['--known', ['--start', start, '--known', 'Words'], 'BAD_OPTION'],
  ])('%s', async (_, flags, name) => {
    const { code, stderr } = await latent(['explain', words, '--em', ...flags]);
    expect(stderr).toContain(`error[${name}]`);
    expect(code).toBe(2);
  });
});
