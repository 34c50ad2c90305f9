import { describe, expect, test } from 'vitest';
import { file, latent, latentJson } from '../latent.ts';
import { joint, SIZES, TWO_ITEMS } from '../models.ts';
import { CHAIN, CHAIN_WITH_ZERO, p } from './chain.ts';

const model = file('chain.json', CHAIN);

interface Answer {
  readonly targets: readonly string[];
  readonly evidence: Readonly<Record<string, string>>;
  readonly logEvidence: number;
  readonly probabilities: readonly { readonly levels: readonly string[]; readonly probability: number }[];
}

const ask = async (query: string, path = model): Promise<Answer> =>
  (await latentJson(['query', path, query])) as Answer;

describe('answers', () => {
  test('one target given another node, up the arrow', async () => {
    const answer = await ask('H | B=r');
    expect(answer).toMatchObject({ targets: ['H'], evidence: { B: 'r' } });
    expect(answer.logEvidence).toBeCloseTo(Math.log(p({ B: 'r' })), 14);
    expect(answer.probabilities).toEqual(
      ['x', 'y'].map((H) => ({ levels: [H], probability: expect.closeTo(p({ H, B: 'r' }) / p({ B: 'r' }), 14) })),
    );
  });

  test('several targets together, the last one fastest; they sum to one', async () => {
    const { probabilities } = await ask('B, H | A=y');
    expect(probabilities.map(({ levels }) => levels.join(''))).toEqual(['px', 'py', 'qx', 'qy', 'rx', 'ry']);
    for (const { levels, probability } of probabilities)
      expect(probability).toBeCloseTo(p({ B: levels[0] ?? null, H: levels[1] ?? null, A: 'y' }) / p({ A: 'y' }), 14);
    expect(probabilities.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 14);
  });

  test('without a condition: the margin', async () => {
    const { logEvidence, probabilities } = await ask('B');
    expect(logEvidence).toBeCloseTo(0, 14);
    expect(probabilities[2]?.probability).toBeCloseTo(p({ B: 'r' }), 14);
  });

  test('as a table', async () => {
    const { code, stdout } = await latent(['query', model, ' H|B = "r" , A=y']);
    expect(code).toBe(0);
    expect(stdout).toContain('p(H | B=r, A=y)');
    expect(stdout).toMatch(
      new RegExp(`^x +${(p({ H: 'x', A: 'y', B: 'r' }) / p({ A: 'y', B: 'r' })).toFixed(6)}$`, 'm'),
    );
    expect(stdout).toContain(`log p(B=r, A=y) = ${Number(Math.log(p({ A: 'y', B: 'r' })).toPrecision(6))}`);
  });

  test('names with signs stand in quotes', async () => {
    const odd = {
      ...CHAIN,
      nodes: [
        { name: 'a, "b" | c', levels: ['x=1', ' y'], latent: true },
        { name: 'B 2', levels: ['n', 'y'], parents: ['a, "b" | c'] },
      ],
      parameters: { 'a, "b" | c': CHAIN.parameters.H, 'B 2': CHAIN.parameters.A },
    };
    const path = file('odd.json', odd);
    expect((await ask('"a, ""b"" | c" | B 2=y', path)).probabilities.map(({ levels }) => levels)).toEqual([
      ['x=1'],
      [' y'],
    ]);
    const given = await ask('B 2 | "a, ""b"" | c" = " y"', path);
    expect(given.probabilities.map(({ probability }) => probability)).toEqual([
      expect.closeTo(0.3, 14),
      expect.closeTo(0.7, 14),
    ]);
    expect((await ask('B 2 | "a, ""b"" | c"="x=1"', path)).probabilities[0]?.probability).toBeCloseTo(0.8, 14);
  });
});

describe('a mixture of levels is a star', () => {
  const mixture = file('mixture.json', TWO_ITEMS);

  test('its class given items, and an item given another', async () => {
    const [one, two] = joint('y', 'r');
    expect((await ask('group | A=y, B=r', mixture)).probabilities[0]?.probability).toBeCloseTo(one / (one + two), 14);
    const both = joint('y', 'r').reduce((a, b) => a + b);
    const b = joint(null, 'r').reduce((a, b) => a + b);
    expect((await ask('A | B=r', mixture)).probabilities[1]?.probability).toBeCloseTo(both / b, 14);
    expect((await ask('group', mixture)).probabilities.map(({ probability }) => probability)).toEqual(
      SIZES.map((size) => expect.closeTo(size, 14)),
    );
  });

  test('one with numbers is not: what can be done instead is said', async () => {
    const numbers = file('numbers.json', {
      ...TWO_ITEMS,
      features: [{ name: 'n', family: 'poisson' }],
      parameters: { group: SIZES, n: { rate: [1, 2] } },
    });
    const { code, stderr } = await latent(['query', numbers, 'group']);
    expect(code).toBe(2);
    expect(stderr).toContain('error[NOT_AVAILABLE] "n" is poisson');
    expect(stderr).toContain('latent predict');
  });
});

describe('what cannot be answered', () => {
  test.each([
    ['H | B=', 'QUERY_SYNTAX', 7],
    ['H | B', 'QUERY_SYNTAX', 6],
    ['H | =r', 'QUERY_SYNTAX', 5],
    ['| B=r', 'QUERY_SYNTAX', 1],
    ['', 'QUERY_SYNTAX', 1],
    ['H, | B=r', 'QUERY_SYNTAX', 4],
    ['H = x', 'QUERY_SYNTAX', 3],
    ['H | B=r A=y, | H', 'QUERY_SYNTAX', 10],
    ['"H | B=r', 'QUERY_SYNTAX', 1],
    ['"H" B | B=r', 'QUERY_SYNTAX', 5],
  ])('%j: %s at position %i', async (query, code, position) => {
    const { code: exit, stderr } = await latent(['query', model, query, '--format', 'json']);
    expect(exit).toBe(2);
    expect(JSON.parse(stderr)).toMatchObject({ error: { code, where: { position } } });
    expect((await latent(['query', model, query])).stderr).toContain(`position ${position}`);
  });

  test.each([
    ['h | B=r', 3, 'UNKNOWN_NODE', 'Did you mean "H"?'],
    ['H | C=r', 3, 'UNKNOWN_NODE', 'no node "C"'],
    ['H | B=s', 3, 'UNSEEN_LEVEL', 'Levels are: p, q, r.'],
    ['H | B=r, B=q', 2, 'CONTRADICTION', '"B" is given as "r" and as "q"'],
    ['H | H=x', 2, 'BAD_OPTION', 'both a target and evidence'],
    ['H, H', 2, 'BAD_OPTION', 'named twice'],
  ])('%s: exit code %i, %s', async (query, exit, code, piece) => {
    const { code: found, stderr, stdout } = await latent(['query', model, query]);
    expect(stderr).toContain(`error[${code}]`);
    expect(stderr).toContain(piece);
    expect(found).toBe(exit);
    expect(stdout).toBe('');
  });

  test('evidence of probability 0', async () => {
    const { code, stderr } = await latent(['query', file('zero.json', CHAIN_WITH_ZERO), 'H | A=n, B=r']);
    expect(code).toBe(3);
    expect(stderr).toContain('error[IMPOSSIBLE_EVIDENCE]');
    expect(stderr).toContain('A=n, B=r');
  });

  test('the same condition twice is no contradiction', async () => {
    expect((await ask('H | B=r, B=r')).evidence).toEqual({ B: 'r' });
  });
});
