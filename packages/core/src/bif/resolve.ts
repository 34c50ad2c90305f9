import { unknownName } from '../document/index.ts';
import type { BifBlocks, BifTable, BifVariable } from './grammar.ts';
import { type Source, shown } from './source.ts';
import type { Axis } from './tables.ts';

/** A variable with its probability block, all names looked up. */
export interface BifNode {
  readonly own: Axis;
  readonly parents: readonly Axis[];
  readonly variable: BifVariable;
  readonly table: BifTable;
}

/**
 * Looks up the names of a BIF text, whatever the order of its blocks.
 *
 * @returns the variables as they were declared
 * @throws LatentError DUPLICATE_NAME, BAD_LEVELS, UNKNOWN_PARENT, BIF_DUPLICATE, BIF_MISSING_TABLE, BIF_TOO_LARGE
 */
export function resolveNodes(source: Source, { variables, tables }: BifBlocks): readonly BifNode[] {
  const axes = axesOf(source, variables);
  const byChild = tablesByChild(source, tables, axes);
  const nodes = variables.map((variable): BifNode => {
    const { text, at } = variable.name;
    const table = byChild.get(text);
    if (!table)
      throw source.error(
        'BIF_MISSING_TABLE',
        `${shown(text)} has no probability block`,
        `Add "probability ( ${text} ) { … }".`,
        at,
      );
    const axisOf = (name: string): Axis => axes.get(name) as Axis;
    return { own: axisOf(text), parents: table.parents.map((parent) => axisOf(parent.text)), variable, table };
  });
  refuseLarge(source, nodes);
  return nodes;
}

function axesOf(source: Source, variables: readonly BifVariable[]): ReadonlyMap<string, Axis> {
  const axes = new Map<string, Axis>();
  for (const variable of variables) {
    const { text, at } = variable.name;
    if (axes.has(text))
      throw source.error('DUPLICATE_NAME', `two variables are named ${shown(text)}`, 'Rename one of them.', at);
    axes.set(text, axisOf(source, variable));
  }
  return axes;
}

function axisOf(source: Source, { name, states }: BifVariable): Axis {
  const places = new Map<string, number>();
  for (const { text, at } of states) {
    if (places.has(text))
      throw source.error('BAD_LEVELS', `${shown(name.text)} has the state ${shown(text)} twice`, 'Name each once.', at);
    places.set(text, places.size);
  }
  if (places.size > 0) return { name: name.text, places };
  throw source.error('BAD_LEVELS', `${shown(name.text)} has no states`, 'List its states.', name.at);
}

function tablesByChild(
  source: Source,
  tables: readonly BifTable[],
  axes: ReadonlyMap<string, Axis>,
): ReadonlyMap<string, BifTable> {
  const found = new Map<string, BifTable>();
  for (const table of tables) {
    const { child, parents } = table;
    const name = shown(child.text);
    for (const { text, at } of [child, ...parents])
      if (!axes.has(text)) {
        const message = `the probabilities of ${name} name ${shown(text)}, which is no variable`;
        const where = { file: source.file, line: source.lineAt(at), column: text };
        throw unknownName('UNKNOWN_PARENT', message, text, axes.keys(), where);
      }
    if (found.has(child.text))
      throw source.error('BIF_DUPLICATE', `${name} has two probability blocks`, 'Keep one of them.', child.at);
    const seen = new Set<string>();
    for (const { text, at } of parents)
      if (seen.size === seen.add(text).size)
        throw source.error('BIF_DUPLICATE', `${name} has the parent ${shown(text)} twice`, 'Name it once.', at);
    found.set(child.text, table);
  }
  return found;
}

/** Refuses tables before they are made: a "default" row makes large ones of a short text. */
function refuseLarge(source: Source, nodes: readonly BifNode[]): void {
  let bytes = 0;
  for (const { own, parents, table } of nodes) {
    const { at } = table.child;
    if (parents.length > MOST_PARENTS)
      throw source.error(
        'BIF_TOO_LARGE',
        `${shown(own.name)} has ${parents.length} parents; at most ${MOST_PARENTS} are read`,
        'Use fewer parents.',
        at,
      );
    bytes += parents.reduce((rows, { places }) => rows * places.size, BYTES_OF_ARRAY + 8 * own.places.size);
    if (bytes > MOST_BYTES)
      throw source.error(
        'BIF_TOO_LARGE',
        `the tables up to that of ${shown(own.name)} need ${bytes} bytes, more than 1 GiB`,
        'Use fewer parents or states.',
        at,
        { bytes, limit: MOST_BYTES },
      );
  }
}

const MOST_BYTES = 2 ** 30;
/** A document holds each row as an array of its own. */
const BYTES_OF_ARRAY = 64;
/** Documents are nested at most 64 deep. */
const MOST_PARENTS = 60;
