import { describe, expect, test } from 'vitest';
import { file, latent, latentJson } from './latent.ts';
import { joint, SIZES, TWO_ITEMS, WITH_ZEROS, WORDS, WORDS_AND_THOUGHTS } from './models.ts';

const words = file('words.csv', WORDS);
const start = file('start.json', WORDS_AND_THOUGHTS);

interface Explained {
  readonly patterns: readonly {
    readonly cells: readonly (string | null)[];
    readonly weight: number;
    readonly marginal: number;
    readonly responsibilities: readonly number[];
  }[];
  readonly before: { readonly logLikelihood: number };
  readonly after: {
    readonly logLikelihood: number;
    readonly document: { readonly parameters: { readonly thoughts: number[]; readonly word: number[][] } };
  };
  readonly counts: {
    readonly classes: readonly number[];
    readonly features: readonly (readonly (readonly number[])[])[];
  };
  readonly decomposition: {
    readonly logLikelihood: number;
    readonly elbo: number;
    readonly kl: number;
    readonly q: number;
    readonly entropy: number;
  };
  readonly next: { readonly fixedPoint: boolean; readonly largestChange: number; readonly logLikelihood: number };
  readonly identifiability: { readonly identified: boolean; readonly rank: number; readonly freeParameters: number };
  readonly warnings: readonly { readonly code: string }[];
}

describe('one iteration of words and thoughts by hand', () => {
  // The lecture's numbers: thoughts good .3, word yes .9 and .2; 37 of 100 words are yes.
  const yes = (0.3 * 0.9) / (0.3 * 0.9 + 0.7 * 0.2);
  const no = (0.3 * 0.1) / (0.3 * 0.1 + 0.7 * 0.8);
  const good = 37 * yes + 63 * no;
  const before = 37 * Math.log(0.41) + 63 * Math.log(0.59);
  const after = 37 * Math.log(0.37) + 63 * Math.log(0.63);

  test('as text: products, expected counts, ratios, log-likelihoods', async () => {
    const { code, stdout, stderr } = await latent(['explain', words, '--em', '--start', start]);
    expect(code).toBe(0);
    for (const part of [
      '37 rows: word=yes   sum .41',
      '.3*.9 = .27   .27/.41 = .6585',
      '63 rows: word=no   sum .59',
      '.3*.1 = .03   .03/.59 = .0508',
      'P(thoughts=good) = 27.569/100 = .2757',
      'P(word=yes | good) = 24.366/27.569 = .8838',
      'P(word=yes | bad) = 12.634/72.431 = .1744',
      'log-likelihood -66.2300 -> -65.8956   (+0.3344)',
      'next iteration: no change (fixed point)',
      'rank 1 of 3',
    ])
      expect(stdout).toContain(part);
    expect(stdout).toMatch(/good +27\.569 +3\.203 +24\.366/);
    expect(stdout).toMatch(/bad +72\.431 +59\.797 +12\.634/);
    expect(stderr).toContain('warning[NOT_IDENTIFIED]');
  });

  test('as JSON: the same figures, worked out independently', async () => {
    const explained = (await latentJson(['explain', words, '--em', '--start', start])) as Explained;
    expect(explained.before.logLikelihood).toBeCloseTo(before, 11);
    expect(explained.after.logLikelihood).toBeCloseTo(after, 11);
    expect(explained.patterns.map(({ weight }) => weight)).toEqual([37, 63]);
    expect(explained.patterns[0]?.responsibilities[1]).toBeCloseTo(yes, 14);
    expect(explained.patterns[1]?.responsibilities[1]).toBeCloseTo(no, 14);
    expect(explained.counts.classes[1]).toBeCloseTo(good, 11);
    expect(explained.counts.features[0]?.[0]?.[0]).toBeCloseTo(63 * (1 - no), 11);
    const { thoughts, word } = explained.after.document.parameters;
    expect(thoughts[1]).toBeCloseTo(good / 100, 13);
    expect(word[1]?.[1]).toBeCloseTo((37 * yes) / good, 13);
    expect(word[0]?.[1]).toBeCloseTo((37 * (1 - yes)) / (100 - good), 13);
    expect(explained.next).toMatchObject({ fixedPoint: true });
    expect(explained.identifiability).toMatchObject({ identified: false, rank: 1, freeParameters: 3 });
    expect(explained.warnings.map(({ code }) => code)).toContain('NOT_IDENTIFIED');
  });

  test('the model may come from --model, as a fit, or as the start alone; classes are matched by name', async () => {
    const turned = file('turned.json', {
      ...WORDS_AND_THOUGHTS,
      latent: { name: 'thoughts', levels: ['good', 'bad'] },
      parameters: {
        thoughts: [0.3, 0.7],
        word: [
          [0.1, 0.9],
          [0.8, 0.2],
        ],
      },
    });
    const bare = file('bare.json', { ...WORDS_AND_THOUGHTS, parameters: undefined });
    const [alone, asFit, asModel, other] = await Promise.all(
      [
        ['explain', words, '--em', '--start', start],
        ['explain', start, words, '--em'],
        ['explain', words, '--em', '--model', start],
        ['explain', words, '--em', '--model', bare, '--start', turned],
      ].map((args) => latent(args)),
    );
    expect(asFit?.stdout).toBe(alone?.stdout);
    expect(asModel?.stdout).toBe(alone?.stdout);
    expect(other?.stdout).toBe(alone?.stdout);
    const none = await latent(['explain', words, '--em', '--model', bare]);
    expect(none.code).toBe(3);
    expect(none.stderr).toContain('error[NO_PARAMETERS]');
  });

  test('weights stand for rows', async () => {
    const weighted = file('weighted.csv', 'word,n\nyes,37\nno,63\n');
    const rows = (await latentJson(['explain', words, '--em', '--start', start])) as Explained;
    const counts = (await latentJson(['explain', weighted, '--em', '--start', start, '--weights', 'n'])) as Explained;
    expect(counts.after.logLikelihood).toBeCloseTo(rows.after.logLikelihood, 12);
    expect(counts.counts.classes[1]).toBeCloseTo(rows.counts.classes[1] as number, 11);
  });
});

describe('one iteration with known classes and missing cells', () => {
  const ROWS: readonly (readonly [string | null, string | null, string | null])[] = [
    ['y', 'p', null],
    ['n', 'r', null],
    [null, 'q', 'two'],
    ['y', null, 'one'],
    ['n', null, null],
  ];
  const data = file(
    'known.csv',
    `A,B,truth\n${ROWS.map(([a, b, known]) => `${a ?? ''},${b ?? ''},${known ?? ''}\n`).join('')}`,
  );
  const model = file('two.json', TWO_ITEMS);

  test('gives the class sizes of the hand calculation, and log-likelihood = ELBO + KL', async () => {
    const explained = (await latentJson(['explain', model, data, '--em', '--known', 'truth'])) as Explained & {
      after: { document: { parameters: { group: number[] } } };
    };
    let before = 0;
    let ones = 0;
    for (const [a, b, known] of ROWS) {
      const terms = joint(a, b);
      const sum = known === 'one' ? terms[0] : known === 'two' ? terms[1] : terms[0] + terms[1];
      before += Math.log(sum);
      ones += known === 'two' ? 0 : known === 'one' ? 1 : terms[0] / sum;
    }
    expect(explained.before.logLikelihood).toBeCloseTo(before, 12);
    expect(explained.after.document.parameters.group[0]).toBeCloseTo(ones / 5, 13);
    const { logLikelihood, elbo, kl, q, entropy } = explained.decomposition;
    expect(kl).toBeGreaterThan(1e-4);
    expect(elbo + kl).toBeCloseTo(logLikelihood, 10);
    expect(q + entropy).toBeCloseTo(elbo, 10);
    expect(elbo).toBeGreaterThanOrEqual(before);
    expect(explained.next.fixedPoint).toBe(false);
    const { stdout } = await latent(['explain', model, data, '--em', '--known', 'truth']);
    expect(stdout).toContain('group=two (known)');
    expect(stdout).toContain('another class is known');
    expect(stdout).toContain('group known in 2 of 5');
    expect(stdout).toMatch(/next iteration: log-likelihood .* largest change of a parameter/);
  });

  test('a prior adds to the counts, and fixed parameters stay', async () => {
    const path = file('prior.json', { ...TWO_ITEMS, prior: { pseudoCount: 0.5 }, fixed: ['group'] });
    const { stdout } = await latent(['explain', path, data, '--em']);
    expect(stdout).toContain('+ .5)/(');
    expect(stdout).toContain('P(group=one) = .6000 (fixed)');
  });
});

test('at most 12 patterns, unless --all', async () => {
  const names = ['a', 'b', 'c', 'd'];
  const wide = {
    ...TWO_ITEMS,
    features: names.map((name) => ({ name, family: 'categorical', levels: ['0', '1'] })),
    parameters: Object.fromEntries([
      ['group', [0.5, 0.5]],
      ...names.map((name) => [
        name,
        [
          [0.7, 0.3],
          [0.2, 0.8],
        ],
      ]),
    ]),
  };
  const lines = Array.from({ length: 16 }, (_, i) => [8, 4, 2, 1].map((bit) => (i & bit ? 1 : 0)).join(','));
  const [model, data] = [file('wide.json', wide), file('wide.csv', `${names.join(',')}\n${lines.join('\n')}\n`)];
  const short = await latent(['explain', model, data, '--em']);
  expect(short.stdout.match(/^ {3}1 row: /gm)).toHaveLength(12);
  expect(short.stdout).toContain('… and 4 more patterns (--all)');
  const all = await latent(['explain', model, data, '--em', '--all']);
  expect(all.stdout.match(/^ {3}1 row: /gm)).toHaveLength(16);
});

describe('one row', () => {
  const model = file('row.json', TWO_ITEMS);
  const data = file('row.csv', 'name,A,B\nann,n,r\nbob,y,\n');

  test('its factors, products and posterior', async () => {
    const [one, two] = joint('y', null);
    const { code, stdout } = await latent(['explain', model, data, '--row', '2', '--id', 'name']);
    expect(code).toBe(0);
    expect(stdout).toContain(`row 2 (${data}:3), bob`);
    expect(stdout).toMatch(/^size of group +\.6 +\.4 +1\.5$/m);
    expect(stdout).toMatch(/^A = y +\.8 +\.3 +2\.667$/m);
    expect(stdout).toMatch(/^B missing/m);
    expect(stdout).toMatch(/^product +\.48 +\.12 +4$/m);
    expect(stdout).toContain(
      `most probable: one with .${String(one / (one + two))
        .slice(2)
        .padEnd(4, '0')
        .slice(0, 4)}`,
    );
    const json = (await latentJson(['explain', model, data, '--row', '1'])) as {
      responsibilities: number[];
      logLikelihood: number;
      line: number;
    };
    const [p, q] = joint('n', 'r');
    expect(json.line).toBe(2);
    expect(json.responsibilities[1]).toBeCloseTo(q / (p + q), 14);
    expect(json.logLikelihood).toBeCloseTo(Math.log(p + q), 13);
  });

  test('an impossible row is called impossible, and products that underflow are not shown', async () => {
    const zeros = await latent(['explain', file('zeros.json', WITH_ZEROS), data, '--row', '1']);
    expect(zeros.code).toBe(0);
    expect(zeros.stdout).toContain('impossible under the model');
    const names = Array.from({ length: 400 }, (_, j) => `i${j}`);
    const wide = {
      ...TWO_ITEMS,
      features: names.map((name) => ({ name, family: 'categorical', levels: ['0', '1'] })),
      parameters: Object.fromEntries([
        ['group', SIZES],
        ...names.map((name) => [
          name,
          [
            [0.9, 0.1],
            [0.9, 0.1],
          ],
        ]),
      ]),
    };
    const [path, rows] = [
      file('underflow.json', wide),
      file('underflow.csv', `${names.join(',')}\n${`${names.map(() => '1').join(',')}\n`.repeat(3)}`),
    ];
    const row = await latent(['explain', path, rows, '--row', '1']);
    expect(row.stdout).toContain('sum of products below 1e-300');
    expect(row.stdout).toContain('most probable: one with .6000');
    const em = await latent(['explain', path, rows, '--em']);
    expect(em.stdout).toContain('responsibility .6000');
  });

  test('a row that is not there: exit code 2', async () => {
    for (const row of ['3', '0', 'x']) expect((await latent(['explain', model, data, '--row', row])).code).toBe(2);
  });
});

test.each([
  ['nothing asked for', [start, words]],
  ['two questions at once', [start, words, '--em', '--row', '1']],
  ['no data', [start, '--em']],
  ['neither model nor data', ['--em']],
  ['two models', [start, words, '--em', '--model', start]],
  ['a graph, which is for later', [words, '--em', '--graph', 'T* -> W']],
  ['a format that it has not', [start, words, '--em', '--format', 'csv']],
])('%s: exit code 2', async (_, args) => {
  const { code, stdout, stderr } = await latent(['explain', ...args]);
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain('Fix: ');
});

test('a start under which a row is impossible is an error that names the row', async () => {
  const { code, stderr } = await latent([
    'explain',
    file('zeros2.json', WITH_ZEROS),
    file('impossible.csv', 'A,B\ny,p\nn,r\n'),
    '--em',
  ]);
  expect(code).toBe(3);
  expect(stderr).toContain('error[IMPOSSIBLE_ROW]');
  expect(stderr).toContain('row 2');
});

test('two identical classes: a warning that EM cannot tell them apart', async () => {
  const same = file('same.json', {
    ...WORDS_AND_THOUGHTS,
    parameters: {
      thoughts: [0.5, 0.5],
      word: [
        [0.5, 0.5],
        [0.5, 0.5],
      ],
    },
  });
  const { stderr } = await latent(['explain', same, words, '--em']);
  expect(stderr).toContain('warning[SYMMETRIC_SADDLE]');
});
