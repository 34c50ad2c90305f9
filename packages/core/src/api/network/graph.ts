import { refuseCycle } from '../../document/index.ts';
import { LatentError } from '../../error/index.ts';
import { type GraphScanner, scanGraph } from './graphScan.ts';

/** A node as a graph's text names it. */
export interface GraphNode {
  readonly name: string;
  /** In the order given; undefined where the graph leaves them to the data. */
  readonly levels: readonly string[] | undefined;
  /** Marked with `*`: hidden. */
  readonly latent: boolean;
  /** In order of mention. */
  readonly parents: readonly string[];
}

/** A directed acyclic graph: its nodes in order of first mention. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
}

/**
 * Reads `Thoughts*{bad,good} -> Words{bad,good}`: statements between `;` or newlines, each a node or a chain `A -> B -> C`. Between commas
 * stand several nodes, and every one left of an arrow is a parent of every one right of it. `*` marks hidden nodes, `{…}` gives levels,
 * once a node is enough; names and levels with blanks or marks stand in double quotes (a quote within is doubled).
 *
 * @throws LatentError GRAPH_SYNTAX with the line and the position in `where`, BAD_LEVELS, CYCLE (printed)
 * @example
 * parseGraph('Rain*{no,yes} -> Wet, Cold; Sprinkler -> Wet').nodes[1]; // { name: 'Wet', levels: undefined, latent: false, parents: ['Rain', 'Sprinkler'] }
 */
export function parseGraph(text: string): Graph {
  const found = new Map<string, Mentioned>();
  const scanner = scanGraph(text);
  for (scanner.skip(true); !scanner.isAtEnd(); scanner.skip(true)) {
    if (scanner.take(';')) continue;
    readChain(scanner, found);
    if (!scanner.isAtEnd() && !scanner.take(';', '\n', '\r')) throw scanner.unexpected('->, a comma, ; or the end');
  }
  if (found.size === 0) throw scanner.unexpected('a node');
  const nodes = [...found].map(([name, { levels, latent, parents }]) => ({
    name,
    levels,
    latent,
    parents: [...parents],
  }));
  refuseCycle(nodes, undefined);
  return { nodes };
}

interface Mentioned {
  levels: readonly string[] | undefined;
  latent: boolean;
  readonly parents: Set<string>;
}

function readChain(scanner: GraphScanner, found: Map<string, Mentioned>): void {
  for (let parents = readGroup(scanner, found); scanner.take('->', '→'); ) {
    scanner.skip(true);
    const children = readGroup(scanner, found);
    for (const child of children) for (const parent of parents) found.get(child)?.parents.add(parent);
    parents = children;
  }
}

/** Nodes between commas; blanks behind them are passed. */
function readGroup(scanner: GraphScanner, found: Map<string, Mentioned>): string[] {
  const names: string[] = [];
  do {
    scanner.skip(true);
    names.push(readNode(scanner, found));
    scanner.skip(false);
  } while (scanner.take(','));
  return names;
}

function readNode(scanner: GraphScanner, found: Map<string, Mentioned>): string {
  const name = scanner.name();
  if (name === undefined) throw scanner.unexpected('the name of a node');
  const node = found.get(name) ?? { levels: undefined, latent: false, parents: new Set<string>() };
  found.set(name, node);
  scanner.skip(false);
  for (;;) {
    if (scanner.take('*')) node.latent = true;
    else if (scanner.take('{')) node.levels = agreed(name, node.levels, readLevels(scanner, name));
    else return name;
    scanner.skip(false);
  }
}

function readLevels(scanner: GraphScanner, name: string): string[] {
  const levels: string[] = [];
  do {
    scanner.skip(true);
    const level = scanner.level();
    if (level === undefined) throw scanner.unexpected(`a level of "${name}"`);
    if (levels.includes(level))
      throw new LatentError(
        'BAD_LEVELS',
        `the graph gives "${name}" the level ${JSON.stringify(level)} twice`,
        'Name each level once.',
        { column: name, level },
      );
    levels.push(level);
    scanner.skip(true);
  } while (scanner.take(','));
  if (!scanner.take('}')) throw scanner.unexpected('a comma or }');
  return levels;
}

function agreed(name: string, before: readonly string[] | undefined, now: readonly string[]): readonly string[] {
  if (before === undefined || (before.length === now.length && before.every((level, i) => level === now[i])))
    return now;
  throw new LatentError(
    'BAD_LEVELS',
    `the graph gives "${name}" the levels ${before.join(', ')} and then ${now.join(', ')}`,
    'Give the levels of a node once.',
    { column: name },
  );
}
