import type { TreeClique } from '../src/index.ts';

/**
 * A clique tree of the moral graph of the families: one clique a variable, in the order of elimination by smallest degree
 * (ties at random). With `maximal`, cliques that another contains are absorbed by it. Children come before parents.
 */
export function eliminate(
  variables: number,
  families: readonly (readonly number[])[],
  random: () => number,
  maximal: boolean,
): TreeClique[] {
  const neighbours = Array.from({ length: variables }, () => new Set<number>());
  for (const family of families) for (const variable of family) connect(neighbours, variable, family);
  const left = new Set(neighbours.keys());
  const scopes: number[][] = [];
  const cliqueOf = new Map<number, number>();
  while (left.size > 0) {
    const degree = (variable: number) => (neighbours[variable] as Set<number>).size + random() / 2;
    const [variable] = [...left].map((v) => [v, degree(v)] as const).reduce((a, b) => (b[1] < a[1] ? b : a));
    const around = [...(neighbours[variable] as Set<number>)];
    for (const other of around) {
      connect(neighbours, other, around);
      (neighbours[other] as Set<number>).delete(variable);
    }
    cliqueOf.set(variable, scopes.length);
    scopes.push([variable, ...around]);
    left.delete(variable);
  }
  const parents = scopes.map(([, ...around]) => {
    return around.length === 0 ? -1 : Math.min(...around.map((other) => cliqueOf.get(other) as number));
  });
  if (maximal) absorb(scopes, parents);
  return inOrder(scopes, parents);
}

/** Cliques with their separators, children before parents, from scopes and parents in any order; [] is no clique. */
export function inOrder(scopes: readonly (readonly number[])[], parents: readonly number[]): TreeClique[] {
  const order: number[] = [];
  const visit = (clique: number): void => {
    parents.forEach((parent, child) => {
      if (parent === clique && child !== clique) visit(child);
    });
    if (clique >= 0 && (scopes[clique] as number[]).length > 0) order.push(clique);
  };
  visit(-1);
  return order.map((clique) => {
    const parent = parents[clique] as number;
    const above = new Set(scopes[parent]);
    const variables = scopes[clique] as number[];
    return { variables, parent: order.indexOf(parent), separator: variables.filter((variable) => above.has(variable)) };
  });
}

function connect(neighbours: readonly Set<number>[], variable: number, others: readonly number[]): void {
  for (const other of others) if (other !== variable) (neighbours[variable] as Set<number>).add(other);
}

/** A parent that has nothing but the separator goes into its child, which takes its place in the tree. */
function absorb(scopes: number[][], parents: number[]): void {
  scopes.forEach((scope, child) => {
    for (let parent = parents[child] as number; parent >= 0; parent = parents[child] as number) {
      if ((scopes[parent] as number[]).some((variable) => !scope.includes(variable))) return;
      parents.forEach((other, sibling) => {
        if (other === parent && sibling !== child) parents[sibling] = child;
      });
      parents[child] = parents[parent] as number;
      parents[parent] = -1;
      scopes[parent] = [];
    }
  });
}
