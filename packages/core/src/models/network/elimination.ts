/** A maximal clique, and the one that it hangs on (−1: none). */
export interface Eliminated {
  /** Ascending. */
  readonly variables: readonly number[];
  readonly parent: number;
}

interface Elimination {
  readonly cliques: readonly Eliminated[];
  /** A clique that contains all of some variables which are joined with one another. */
  homeOf(variables: readonly number[]): number;
}

/**
 * Eliminates the variables of an undirected graph, each time the one whose neighbours lack the fewest edges among them (min-fill; ties: the
 * smaller clique, then the earlier variable), and keeps the maximal cliques (Kjærulff 1990; Koller & Friedman 2009, ch. 9–10).
 *
 * @param graph neighbours of each variable; overwritten
 * @param mostStates a clique of more states ends the elimination: it is returned alone, as `tooLarge`
 */
export function maximalCliques(
  levels: readonly number[],
  graph: readonly Set<number>[],
  mostStates: number,
): Elimination | { readonly tooLarge: readonly number[] } {
  const left = new Set(levels.keys());
  const costs = levels.map((_, variable) => costOf(variable, levels, graph));
  const turn = new Int32Array(levels.length);
  const separators: number[][] = levels.map(() => []);
  for (let step = 0; left.size > 0; step++) {
    const variable = cheapest(left, costs);
    const neighbours = [...(graph[variable] as Set<number>)];
    if ((costs[variable] as Cost).states > mostStates) return { tooLarge: [variable, ...neighbours] };
    turn[variable] = step;
    separators[variable] = neighbours;
    left.delete(variable);
    const touched = new Set(neighbours);
    for (const a of neighbours) {
      const own = graph[a] as Set<number>;
      own.delete(variable);
      for (const b of neighbours) if (a !== b) own.add(b);
      for (const b of own) touched.add(b);
    }
    for (const other of touched) costs[other] = costOf(other, levels, graph);
  }
  return joinCliques(separators, turn);
}

interface Cost {
  readonly fill: number;
  readonly states: number;
}

function costOf(variable: number, levels: readonly number[], graph: readonly Set<number>[]): Cost {
  const neighbours = [...(graph[variable] as Set<number>)];
  let fill = 0;
  let states = levels[variable] as number;
  neighbours.forEach((a, i) => {
    states *= levels[a] as number;
    const own = graph[a] as Set<number>;
    for (let j = i + 1; j < neighbours.length; j++) if (!own.has(neighbours[j] as number)) fill++;
  });
  return { fill, states };
}

function cheapest(left: ReadonlySet<number>, costs: readonly Cost[]): number {
  let best = -1;
  for (const variable of left) {
    const [own, least] = [costs[variable] as Cost, costs[best]];
    if (!least || own.fill < least.fill || (own.fill === least.fill && own.states < least.states)) best = variable;
  }
  return best;
}

/**
 * The cliques of an elimination as a tree: the clique of a variable hangs on that of its neighbour which was eliminated next. One that lies
 * inside a clique below it is absorbed by that.
 */
function joinCliques(separators: readonly number[][], turn: Int32Array): Elimination {
  const inTurn = Array.from(turn.keys()).sort((a, b) => (turn[a] as number) - (turn[b] as number));
  const cliqueOf = new Int32Array(turn.length).fill(-1);
  const members: number[][] = [];
  const next: number[] = [];
  for (const variable of inTurn) {
    const separator = separators[variable] as number[];
    const above = separator.reduce((first, other) => (first < 0 || isBefore(other, first, turn) ? other : first), -1);
    // The cliques that wait for this variable: one of them may hold all of it already.
    const holder = next.findIndex((other, clique) => other === variable && holds(members[clique], variable, separator));
    const clique = holder >= 0 ? holder : members.push([variable, ...separator]) - 1;
    cliqueOf[variable] = clique;
    next[clique] = above;
  }
  const cliques = members.map((variables, clique): Eliminated => {
    const above = next[clique] as number;
    return { variables: [...variables].sort((a, b) => a - b), parent: above < 0 ? -1 : (cliqueOf[above] as number) };
  });
  const homeOf = (variables: readonly number[]): number => {
    const first = variables.reduce((a, b) => (isBefore(b, a, turn) ? b : a));
    return cliqueOf[first] as number;
  };
  return { cliques, homeOf };
}

const isBefore = (a: number, b: number, turn: Int32Array): boolean => (turn[a] as number) < (turn[b] as number);

const holds = (clique: readonly number[] | undefined, variable: number, separator: readonly number[]): boolean =>
  clique?.includes(variable) === true && separator.every((other) => clique.includes(other));
