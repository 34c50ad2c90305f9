import fc from 'fast-check';
import type { NestedNumbers, NetworkDocument } from '../../src/document/index.ts';

/** Names that are hard on a reader: marks, quotes, comments, keywords, names of the language, numbers, white space of all kinds. */
const piece = fc.constantFrom(
  ...[
    'a',
    'B',
    '7',
    '.',
    '-',
    '_',
    '<5',
    '>=10',
    '5-12',
    '=',
    '#',
    "'",
    '"',
    '\\',
    '/',
    '//',
    '/*',
    '*/',
    ' ',
    '\t',
    '\n',
    '\r',
    '\u00a0',
  ],
  ...['{', '}', '(', ')', '[', ']', ',', ';', '|', ':', 'é', '😀', '\ud800', '\ufeff', '\u2028', '\0'],
);
const level = fc.oneof(
  fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join('')),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'table', 'default', 'property', 'variable', 'true', '1e3'),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const name = level.filter((text) => text !== '');

/** Probabilities that sum to one but for rounding. */
const row = (width: number): fc.Arbitrary<number[]> =>
  fc
    .array(fc.oneof(fc.constant(0), fc.double({ min: 1e-12, max: 1, noNaN: true })), {
      minLength: width,
      maxLength: width,
    })
    .map((weights) => {
      const sum = weights.reduce((total, weight) => total + weight, 0);
      return sum > 0 ? weights.map((weight) => weight / sum) : weights.map((_, i) => (i === 0 ? 1 : 0));
    });

const table = (shape: readonly number[]): fc.Arbitrary<NestedNumbers> => {
  const [extent = 1, ...rest] = shape;
  if (rest.length === 0) return row(extent);
  return fc.array(table(rest), { minLength: extent, maxLength: extent });
};

const amount = fc.double({ min: 0, max: 1e9, noNaN: true }).map(Math.abs);
const prior = fc.oneof(
  fc.constant(undefined),
  amount.map((pseudoCount) => ({ pseudoCount })),
  amount.map((equivalentSampleSize) => ({ equivalentSampleSize })),
);

/** What is drawn of a node: parents and the owner of its table are among the nodes before it. */
const nodeFacts = (name: string, before: readonly string[]) =>
  fc.record({
    name: fc.constant(name),
    levels: fc.uniqueArray(level, { minLength: 1, maxLength: 4 }),
    parents: fc.shuffledSubarray([...before], { maxLength: Math.min(before.length, 2) }),
    latent: fc.boolean(),
    isFixed: fc.boolean(),
    labels: fc.dictionary(level, fc.string({ unit: 'binary' }), { maxKeys: 2, noNullPrototype: true }),
    tied: fc.constantFrom(undefined, ...before),
  });

/** Networks of up to five nodes in any order, parents behind their children too; nodes may be latent, fixed, labelled or tied. */
export const networks: fc.Arbitrary<NetworkDocument> = fc
  .uniqueArray(name, { minLength: 1, maxLength: 5 })
  .chain((names) => fc.tuple(...names.map((own, i) => nodeFacts(own, names.slice(0, i)))))
  .chain((drawn) => {
    const byName = new Map<string, (typeof drawn)[number]>();
    for (const { tied, ...own } of drawn) {
      const owner = tied === undefined ? undefined : byName.get(tied);
      // A tied node takes over the levels and parents of its owner, which makes the tables alike; owners are not tied themselves.
      const isTied = owner !== undefined && owner.tied === undefined;
      byName.set(
        own.name,
        isTied ? { ...own, levels: owner.levels, parents: owner.parents, tied } : { ...own, tied: undefined },
      );
    }
    const owners = [...byName.values()].filter(({ tied }) => tied === undefined);
    const width = (own: string): number => byName.get(own)?.levels.length as number;
    const tables = fc.tuple(...owners.map((own) => table([...own.parents, own.name].map(width))));
    return fc
      .tuple(fc.shuffledSubarray([...byName.values()], { minLength: byName.size }), tables, prior)
      .map(([order, numbers, amounts]): NetworkDocument => {
        const fixed = order.filter(({ isFixed, tied }) => isFixed && tied === undefined).map((node) => node.name);
        return {
          format: 'latent-model',
          version: 1,
          kind: 'network',
          nodes: order.map((node) => ({
            name: node.name,
            levels: node.levels,
            ...(Object.keys(node.labels).length > 0 && { labels: node.labels }),
            ...(node.latent && { latent: true }),
            ...(node.parents.length > 0 && { parents: node.parents }),
            ...(node.tied !== undefined && { tied: node.tied }),
          })),
          parameters: Object.fromEntries(owners.map((node, i) => [node.name, numbers[i] as NestedNumbers])),
          ...(fixed.length > 0 && { fixed }),
          ...(amounts && { prior: amounts }),
        };
      });
  });
