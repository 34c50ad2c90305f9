/** A clique tree over discrete variables, and the factors that stand on it. Variables and cliques go by their index. */
export interface TreeShape {
  /** Levels of each variable. */
  readonly levels: readonly number[];
  /** Children before parents. Several roots make a forest. */
  readonly cliques: readonly TreeClique[];
  /** p(own | parents) of every variable, once each. */
  readonly families: readonly TreeFamily[];
}

export interface TreeClique {
  readonly variables: readonly number[];
  /** A clique further on, or −1 for a root. */
  readonly parent: number;
  /** Variables shared with the parent, in any order; may be empty. */
  readonly separator: readonly number[];
}

export interface TreeFamily {
  /** A clique that has all of `variables`. */
  readonly clique: number;
  /** Axes of the table, row-major; the last one is the variable whose factor this is. */
  readonly variables: readonly number[];
  /** Where its table begins, in doubles. Families may share one. */
  readonly table: number;
  /** Where its counts begin, in doubles; −1: they are not wanted. Families may share them. */
  readonly counts: number;
}

/** Words before the levels in a program, before the axes in a family and before the variables in a clique. */
const HEADER = 10;
const FAMILY_HEAD = 4;
const CLIQUE_HEAD = 4;
/** Words of a clique's record in scratch, but for its dimensions. */
const RECORD_HEAD = 8;
/** Bytes of scratch before the cells. */
const SCRATCH_HEAD = 16;
const NO_COUNTS = 0xffffffff;

/**
 * Compiles a clique tree to the program of the passes inferTree8, 16 and 32; assembly/tree/layout.ts tells what stands in it.
 * A shape that breaks its contract makes a program that reads and writes anywhere: nothing is checked here.
 *
 * @param shape the tree, its cliques and families
 * @returns words to copy into the kernel's memory
 * @example compileTree({ levels: [2], cliques: [{ variables: [0], parent: -1, separator: [] }],
 *   families: [{ clique: 0, variables: [0], table: 0, counts: 0 }] })
 */
export function compileTree(shape: TreeShape): Uint32Array<ArrayBuffer> {
  const { levels, cliques } = shape;
  const scratch = scratchOf(shape);
  const start = HEADER + levels.length;
  const familiesOf = groupBy(cliques.length, shape.families, ({ clique }) => clique);
  const childrenOf = groupBy(cliques.length, [...cliques.keys()], (clique) => (cliques[clique] as TreeClique).parent);
  const families: number[] = [];
  const nodes: number[] = [];
  cliques.forEach((_, clique) => {
    for (const family of familiesOf[clique] as TreeFamily[]) families.push(...familyWords(shape, family));
    const lastFamily = 4 * (start + families.length);
    nodes.push(...cliqueWords(shape, clique, lastFamily, childrenOf[clique] as number[], scratch.records));
  });
  const firstClique = start + families.length;
  return Uint32Array.from([
    ...[levels.length, 4 * start, 4 * firstClique, 4 * (firstClique + nodes.length)],
    ...[scratch.certain, scratch.spread, scratch.active, scratch.steps, scratch.carries, scratch.numbers],
    ...[...levels, ...families, ...nodes],
  ]);
}

/**
 * Bytes of scratch that the tree passes need, for any number of rows: enough for a row of which nothing is observed.
 *
 * @param shape as for `compileTree`
 * @example treeScratch(shape) // more than a memory holds where a clique has too many states
 */
export function treeScratch(shape: TreeShape): number {
  return scratchOf(shape).bytes;
}

function familyWords({ levels, cliques }: TreeShape, { clique, variables, table, counts }: TreeFamily): number[] {
  const axes = variables.map((variable, axis) => {
    return { variable, stride: 8 * product(levels, variables.slice(axis + 1)) };
  });
  const strides = membersOf(cliques[clique] as TreeClique).map((member) => {
    return axes.find(({ variable }) => variable === member)?.stride ?? 0;
  });
  const head = FAMILY_HEAD + 2 * axes.length;
  return [
    ...[4 * (head + strides.length), 4 * head, 8 * table, counts < 0 ? NO_COUNTS : 8 * counts],
    ...axes.flatMap(({ variable, stride }) => [8 * variable, stride]),
    ...strides,
  ];
}

function cliqueWords(
  { levels, cliques }: TreeShape,
  clique: number,
  lastFamily: number,
  children: readonly number[],
  records: readonly number[],
): number[] {
  const { parent, separator } = cliques[clique] as TreeClique;
  const members = membersOf(cliques[clique] as TreeClique);
  const marks = (shared: readonly number[]) => members.map((member) => Number(shared.includes(member)));
  const head = CLIQUE_HEAD + 3 * members.length;
  return [
    4 * (head + children.length * (1 + members.length)),
    ...[4 * members.length, lastFamily, records[clique] as number],
    ...members.flatMap((member) => [8 * member, levels[member] as number]),
    ...marks(parent < 0 ? [] : separator),
    ...children.flatMap((child) => [records[child] as number, ...marks((cliques[child] as TreeClique).separator)]),
  ];
}

/** Byte offsets in scratch: of each clique's record, and of the rest. */
function scratchOf({ levels, cliques, families }: TreeShape) {
  const certain = SCRATCH_HEAD + 8 * levels.length;
  const spread = certain + 8 * families.length;
  const active = spread + 8 * families.length;
  let end = active + 4 * cliques.length;
  const records = cliques.map(({ variables }) => {
    const record = end;
    end += 4 * (RECORD_HEAD + 2 * variables.length);
    return record;
  });
  const steps = end;
  const carries = steps + 4 * Math.max(0, ...cliques.map(({ variables }) => variables.length));
  const numbers = 8 * Math.ceil((carries + 4 * Math.max(0, ...cliques.map((clique) => runsOf(levels, clique)))) / 8);
  const sizes = cliques.map(({ variables, separator }) => product(levels, variables) + 2 * product(levels, separator));
  const bytes = numbers + 8 * sizes.reduce((sum, size) => sum + size, 0);
  return { certain, spread, active, records, steps, carries, numbers, bytes };
}

/** The most runs of the fastest dimension: with the last variable that can be free as that, and all others free. */
function runsOf(levels: readonly number[], clique: TreeClique): number {
  const free = membersOf(clique).filter((variable) => (levels[variable] as number) > 1);
  return product(levels, free.slice(0, -1));
}

function membersOf({ variables }: TreeClique): number[] {
  return [...variables].sort((a, b) => a - b);
}

function product(levels: readonly number[], variables: readonly number[]): number {
  return variables.reduce((size, variable) => size * (levels[variable] as number), 1);
}

/** Groups 0 … length − 1 of the items, each in its old order; an item of another group is left out. */
function groupBy<Item>(length: number, items: readonly Item[], groupOf: (item: Item) => number): Item[][] {
  const groups = Array.from({ length }, (): Item[] => []);
  for (const item of items) groups[groupOf(item)]?.push(item);
  return groups;
}
