import { type Arbitrary, array, boolean, constantFrom, integer, oneof, record } from 'fast-check';
import type { NetworkDocument } from 'latent';
import { arbitraryNetwork, type RandomProblem } from '../oracle/network/arbitrary.ts';
import { readNetwork, readTables, writeNetwork, writeRows } from '../oracle/network/document.ts';
import { drawRow, drawTables } from '../oracle/network/draw.ts';
import type { OracleNetwork, Row, Tables } from '../oracle/network/network.ts';
import type { Instance } from '../problem.ts';
import { createDice, type Dice } from '../random.ts';
import { type NetworkName, networkModels } from './models.ts';
import type { NetworkSpec } from './spec.ts';

export type NetworkInstance = Instance<NetworkDocument>;

/** Small random instances of a network: random tables, rows drawn from them, other tables to start from. */
export function arbitraryInstance(name: NetworkName): Arbitrary<NetworkInstance> {
  const spec: NetworkSpec = networkModels[name];
  if (spec.anyGraph) return arbitraryGraph();
  const [min, max] = spec.rows;
  return record({
    rows: integer({ min, max }),
    other: boolean(),
    seed: integer({ min: 1, max: 2 ** 31 - 1 }),
  }).map(({ rows, other, seed }) => {
    const prior = other ? spec.otherPrior : undefined;
    const network = readNetwork({ ...bare(spec), ...(prior ? { prior } : {}) });
    const dice = createDice(seed);
    const tables = drawTables(dice, network, false);
    return build({ spec, network, tables, start: drawTables(dice, network, false), rows, dice });
  });
}

/** Rows drawn from a network's truth; the start is the truth. */
export function drawFromTruth(name: NetworkName, rows: number, seed: number): NetworkInstance {
  const spec: NetworkSpec = networkModels[name];
  const tables = readTables(spec.model);
  return build({ spec, network: readNetwork(bare(spec)), tables, start: tables, rows, dice: createDice(seed) });
}

/** Any network with rows as a file would hold them: nodes that are hidden have no column. */
export function instanceOf(
  { fixed = [], ...rest }: OracleNetwork,
  start: Tables,
  data: Pick<RandomProblem, 'data' | 'hidden'>,
): NetworkInstance {
  const network: OracleNetwork = fixed.length > 0 ? { ...rest, fixed } : rest;
  const { rows, weights } = data.data;
  // A node that no row with a weight shows may be hidden, column or not.
  const latent = network.nodes.flatMap((_, node) =>
    rows.some((row, i) => row[node] !== null && (weights[i] as number) > 0) ? [] : [node],
  );
  const whole = writeRows(network, data.data);
  const kept = network.nodes.flatMap((_, node) => (data.hidden.includes(node) ? [] : [node]));
  return {
    document: writeNetwork(network, network.fixed ? start : undefined, latent),
    start: writeNetwork(network, start, latent),
    header: kept.map((node) => whole.header[node] as string),
    rows: whole.rows.map((row) => kept.map((node) => row[node] as string | null)),
    weights,
  };
}

/** Random stars: a root that no row or some rows show, and one to five leaves; no row without a cell. */
export function arbitraryStar(): Arbitrary<NetworkInstance> {
  return record({
    levels: array(integer({ min: 2, max: 4 }), { minLength: 2, maxLength: 6 }),
    rows: integer({ min: 5, max: 30 }),
    shown: constantFrom(0, 0.3),
    missing: constantFrom(0, 0.2, 0.4),
    seed: integer({ min: 1, max: 2 ** 31 - 1 }),
  }).map(({ levels, rows, shown, missing, seed }) => {
    const dice = createDice(seed);
    const network: OracleNetwork = {
      nodes: levels.map((length, table) => ({
        name: table === 0 ? 'class' : `leaf${table}`,
        levels: Array.from({ length }, (_, level) => `${level + 1}`),
        parents: table === 0 ? [] : [0],
        table,
      })),
    };
    const tables = drawTables(dice, network, false);
    const drawn = Array.from({ length: rows }, () =>
      drawRow(dice, network, tables).map((level, node) =>
        dice.uniform() < (node === 0 ? shown : 1 - missing) ? level : null,
      ),
    ).filter((row) => row.some((level) => level !== null));
    const whole = levels.map((length) => length - 1);
    const data = {
      rows: [[shown > 0 ? 0 : null, ...whole.slice(1)], ...drawn],
      weights: [1, ...drawn.map(() => 1 + dice.below(3))],
    };
    const instance = instanceOf(network, drawTables(dice, network, false), { data, hidden: shown > 0 ? [] : [0] });
    const open = ({ nodes, ...rest }: NetworkDocument): NetworkDocument => ({
      ...rest,
      nodes: nodes.map((node, i) => (i === 0 ? { ...node, latent: true } : node)),
    });
    return { ...instance, document: open(instance.document), start: open(instance.start) };
  });
}

/** A prior refuses to start at a probability of 0; rows that show nothing at all cannot be fitted. */
function arbitraryGraph(): Arbitrary<NetworkInstance> {
  return oneof(arbitraryNetwork({ fixed: true }), arbitraryNetwork({ fixed: true, prior: true, zeros: false }))
    .filter(({ data: { rows, weights } }) =>
      rows.some((row, i) => (weights[i] as number) > 0 && row.some((level) => level !== null)),
    )
    .map(({ network, start, ...data }) => instanceOf(network, start, data));
}

interface Plan {
  readonly spec: NetworkSpec;
  readonly network: OracleNetwork;
  /** What the rows are drawn from. */
  readonly tables: Tables;
  readonly start: Tables;
  readonly rows: number;
  readonly dice: Dice;
}

function build({ spec, network, tables, start, rows, dice }: Plan): NetworkInstance {
  const { nodes, fixed } = network;
  const shares = nodes.map(({ name }) => spec.seen[name] ?? 1 - spec.missing);
  const drawn = Array.from({ length: rows }, (_, i): Row => {
    const levels = drawRow(dice, network, tables);
    const empty = spec.empty && i > 1 && dice.uniform() < 0.08;
    return levels.map((level, node) => {
      const share = shares[node] as number;
      return share > 0 && (i < 2 || (!empty && dice.uniform() < share)) ? level : null; // every level is not, but every node is seen
    });
  });
  const latent = spec.model.nodes.flatMap((node, i) => (node.latent === true ? [i] : []));
  // What is fixed stands in the document; a start repeats it.
  const from = nodes.map((_, node) => (fixed?.includes(node) ? tables : start)[node] as readonly number[]);
  const columns = nodes.flatMap((_, node) => ((shares[node] as number) > 0 ? [node] : []));
  const whole = writeRows(network, { rows: drawn, weights: [] });
  return {
    document: writeNetwork(network, fixed ? from : undefined, latent),
    start: writeNetwork(network, from, latent),
    header: columns.map((node) => whole.header[node] as string),
    rows: whole.rows.map((row) => columns.map((node) => row[node] as string | null)),
    ...(spec.weighted
      ? { weights: drawn.map((_, i) => WEIGHTS[i < 2 ? 2 : dice.below(WEIGHTS.length)] as number) }
      : {}),
  };
}

const WEIGHTS = [0, 0.5, 1, 1, 2, 3.25];

const bare = ({ model: { nodes, fixed, prior } }: NetworkSpec): Parameters<typeof readNetwork>[0] => ({
  format: 'latent-model',
  version: 1,
  kind: 'network',
  nodes,
  ...(fixed ? { fixed } : {}),
  ...(prior ? { prior } : {}),
});
