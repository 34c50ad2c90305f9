import type { Warning } from '../../error/index.ts';
import type { Masks, NetworkIdentifiability } from '../../identify/index.ts';
import type { Parameters, Statistics } from '../../model/index.ts';
import { barrenEverywhere, childrenOf, type Network, type NetworkNode } from '../../models/index.ts';
import { notConverged, notReplicated, type RunFacts, weightsNotCounts } from '../run.ts';
import { nameNetworkCounts } from './counts.ts';
import { nameNetworkDirections } from './directions.ts';
import { nameEntry, nameTable } from './names.ts';

/** What the warnings of a network's fit are read off. */
export interface NetworkFacts extends RunFacts {
  readonly network: Network;
  /** By node: observed in some row. */
  readonly isSeen: readonly boolean[];
  readonly parameters: Parameters;
  readonly statistics: Statistics;
  readonly emptyRows: number;
  readonly identifiability: NetworkIdentifiability | undefined;
  /** Those that the identifiability was taken under. */
  readonly masks: Masks | undefined;
}

/** Expected counts up to this are none. */
const NOTHING = 1e-9;
const BOUNDARY = 1e-6;
const DUPLICATE = 1e-4;
const MOST_SHOWN = 4;

/** All that a reader of a network's fit must know before trusting it, as data. */
export function networkWarnings(facts: NetworkFacts): Warning[] {
  const more = 'Run more starts (--starts 100), or a network with fewer hidden levels.';
  return [
    ...notConverged(facts),
    ...notReplicated(facts, more),
    ...notIdentified(facts),
    ...barrenNodes(facts),
    ...notEstimated(facts),
    ...boundary(facts),
    ...twinLevels(facts, facts.parameters, 'DUPLICATE_CLASSES'),
    ...emptyRows(facts),
    ...weightsNotCounts(facts),
  ];
}

/** What is noteworthy about a start that the user gave: hidden levels that are alike, probabilities at 0 or 1. */
export function networkStartWarnings(network: Network, start: Parameters, isSeen: readonly boolean[]): Warning[] {
  const edge = tablesOf(network)
    .filter(({ fixed, levels }) => !fixed && levels.length > 1)
    .flatMap(({ probabilities: { offset, size } }) => Array.from(start.subarray(offset, offset + size)))
    .filter((value) => value === 0 || value === 1).length;
  const atBoundary: Warning[] =
    edge === 0
      ? []
      : [
          {
            code: 'START_AT_BOUNDARY',
            level: 'info',
            message: `${edge} probabilities of the start are exactly 0 or 1; EM never moves them`,
            fix: 'Start them inside (0, 1) where they are to be estimated.',
            where: { count: edge },
          },
        ];
  return [...twinLevels({ network, isSeen }, start, 'SYMMETRIC_SADDLE'), ...atBoundary];
}

/** The nodes that own a table. */
const tablesOf = ({ nodes }: Network): NetworkNode[] => nodes.filter(({ table }, node) => table === node);

function notIdentified({ network, identifiability, masks, isSeen }: NetworkFacts): Warning[] {
  if (!identifiability || identifiability.identified || !masks) return [];
  const { rank, genericRank, freeParameters } = identifiability;
  const least = Math.min(rank, genericRank);
  const hidden = network.nodes.some((_, node) => !isSeen[node]);
  const where = rank < genericRank ? 'at this estimate (elsewhere the data determine more)' : 'by these data';
  const counted = nameNetworkCounts({ ...identifiability, labellings: 1 });
  const why = [...nameNetworkDirections(network, identifiability, masks), ...counted].join('; ');
  return [
    {
      code: 'NOT_IDENTIFIED',
      level: 'error',
      message: `only ${least} of ${freeParameters} parameters ${least === 1 ? 'is' : 'are'} determined ${where}: ${why}`,
      fix: `${hidden ? 'Give the hidden node more children, fewer levels, or rows that show it together with them' : 'Add rows that show these nodes together, drop an arrow, or merge levels'}. A prior would pick a point; the data do not.`,
      where: { rank, genericRank, freeParameters },
    },
  ];
}

/** Nodes with a table that the data say nothing about; one that is shared with a node below which something is observed is estimated. */
function barrenNodes(facts: NetworkFacts): Warning[] {
  const { network, isSeen } = facts;
  const counted = countedTables(network, isSeen);
  const found = network.nodes.flatMap(({ name, table, fixed }) => (fixed || counted.has(table) ? [] : [name]));
  if (found.length === 0) return [];
  const isOne = found.length === 1;
  const stays = isOne ? 'stays as it started' : 'stay as they started';
  const ending = hasPrior(facts) ? 'the prior alone decides' : stays;
  return [
    {
      code: 'BARREN_NODE',
      level: 'warning',
      message: `nothing below ${listed(found)} is observed: the data say nothing about ${isOne ? 'its table' : 'their tables'}, which ${ending}`,
      fix: 'Give it an observed child, or leave it out of the network.',
      where: { nodes: found },
    },
  ];
}

/** Tables that some node tells of which is not barren in every row. */
function countedTables(network: Network, isSeen: readonly boolean[]): Set<number> {
  const isBarren = barrenEverywhere(network, isSeen);
  return new Set(network.nodes.flatMap(({ table }, node) => (isBarren[node] ? [] : [table])));
}

const hasPrior = ({ network, parameters }: NetworkFacts): boolean => network.logPrior(parameters) !== 0;

/** Rows of tables whose configuration of parents no row of the data supports: they keep their starting values. */
function notEstimated(facts: NetworkFacts): Warning[] {
  if (hasPrior(facts)) return []; // it says what such rows are
  const { network, statistics, isSeen } = facts;
  const counted = countedTables(network, isSeen);
  const found: string[] = [];
  network.nodes.forEach(({ table, fixed, levels, counts }, node) => {
    if (table !== node || fixed || levels.length === 1 || !counted.has(node)) return;
    for (let first = 0; first < counts.size; first += levels.length) {
      const row = statistics.subarray(counts.offset + first, counts.offset + first + levels.length);
      if (row.every((count) => count <= NOTHING)) found.push(nameTable(network, node, first / levels.length));
    }
  });
  if (found.length === 0) return [];
  return [
    {
      code: 'NOT_ESTIMATED',
      level: 'warning',
      message: `${found.length} ${found.length === 1 ? 'row of a table is' : 'rows of tables are'} not estimated, since no row of the data supports ${found.length === 1 ? 'it' : 'them'}: ${shown(found)} ${found.length === 1 ? 'keeps its' : 'keep their'} starting values`,
      fix: 'Use a prior (--prior 1), drop the arrow, or merge levels of the parents.',
      where: { rows: found },
    },
  ];
}

function boundary({ network, parameters }: NetworkFacts): Warning[] {
  const found: number[] = [];
  network.nodes.forEach(({ table, fixed, levels, probabilities: { offset, size } }, node) => {
    if (table !== node || fixed || levels.length === 1) return;
    for (let index = offset; index < offset + size; index++) {
      const isRowsFirst = levels.length > 2 || (index - offset) % 2 === 1; // of two levels one says it all
      const value = parameters[index] as number;
      if (isRowsFirst && (value <= BOUNDARY || value >= 1 - BOUNDARY)) found.push(index);
    }
  });
  if (found.length === 0) return [];
  const names = found.slice(0, MOST_LISTED).map((index) => nameEntry(network, index).text);
  const values = names.map((name, i) => `${name} = ${(parameters[found[i] as number] as number).toFixed(4)}`);
  return [
    {
      code: 'BOUNDARY_ESTIMATE',
      level: 'warning',
      message: `${found.length} ${found.length === 1 ? 'probability is' : 'probabilities are'} estimated at 0 or 1: ${shown(values, found.length)}`,
      fix: 'Use a prior (--prior 0.5), or merge rare levels; standard errors do not hold there.',
      where: { parameters: names },
    },
  ];
}

/** So many names stand in a warning's `where`. */
const MOST_LISTED = 100;

/** Two levels of a hidden node that say the same about all its children: one level too many, or a symmetric point. */
function twinLevels(
  { network, isSeen }: Pick<NetworkFacts, 'network' | 'isSeen'>,
  parameters: Parameters,
  code: 'DUPLICATE_CLASSES' | 'SYMMETRIC_SADDLE',
): Warning[] {
  const children = childrenOf(network.nodes.map(({ parents }) => parents));
  return network.nodes.flatMap(({ name, levels }, node): Warning[] => {
    const own = children[node] as number[];
    if (isSeen[node] || own.length === 0) return [];
    const pairs = own.map((child) => createTwins(network, child, node, parameters));
    for (let a = 0; a < levels.length; a++)
      for (let b = a + 1; b < levels.length; b++) {
        if (!pairs.every((areTwins) => areTwins(a, b))) continue;
        const pair = `levels ${levels[a]} and ${levels[b]} of "${name}"`;
        return [
          {
            code,
            level: 'warning',
            message:
              code === 'SYMMETRIC_SADDLE'
                ? `${pair} start alike (within ${DUPLICATE}): a symmetric point that EM cannot leave, or hardly, though the likelihood may be higher elsewhere`
                : `${pair} say the same about ${listed(own.map((child) => network.nodes[child]?.name as string))}: they are one level`,
            fix:
              code === 'SYMMETRIC_SADDLE'
                ? 'Make the levels of the start differ, or leave the start out.'
                : 'Use fewer levels, or another start.',
            where: { node: name, levels: [levels[a], levels[b]] },
          },
        ];
      }
    return [];
  });
}

/**
 * Whether the rows of a child's table are the same for two levels of one of its parents, within a small difference. Of 3000 levels there
 * are 4.5 million pairs: what is the same for all is made once.
 */
function createTwins({ nodes }: Network, child: number, parent: number, parameters: Parameters) {
  const { parents, probabilities } = nodes[child] as NetworkNode;
  const axis = parents.indexOf(parent);
  const inner = probabilities.shape.slice(axis + 1).reduce((product, extent) => product * extent, 1);
  const step = inner * (probabilities.shape[axis] as number);
  const table = parameters.subarray(probabilities.offset, probabilities.offset + probabilities.size);
  return (a: number, b: number): boolean => {
    for (let first = 0; first < table.length; first += step)
      for (let i = first; i < first + inner; i++)
        if (Math.abs((table[i + a * inner] as number) - (table[i + b * inner] as number)) > DUPLICATE) return false;
    return true;
  };
}

function emptyRows({ emptyRows: count }: NetworkFacts): Warning[] {
  if (count === 0) return [];
  return [
    {
      code: 'ROW_ALL_MISSING',
      level: 'info',
      message: `${count} row${count === 1 ? ' has' : 's have'} no observed node: kept, with nothing added to the log-likelihood and nothing counted`,
      fix: 'Nothing needs to be done.',
      where: { rows: count },
    },
  ];
}

const listed = (names: readonly string[]): string => shown(names.map((name) => `"${name}"`));

function shown(texts: readonly string[], count = texts.length): string {
  const first = texts.slice(0, MOST_SHOWN).join(', ');
  return count > MOST_SHOWN ? `${first}, and ${count - MOST_SHOWN} more` : first;
}
