/** A function of some nodes, row-major over their levels. */
export interface Factor extends Scope {
  readonly values: readonly number[];
}

/** Nodes and their numbers of levels. */
export interface Scope {
  readonly nodes: readonly number[];
  readonly shape: readonly number[];
}

/** The nodes of all scopes, each once. */
export function unite(scopes: readonly Scope[]): Scope {
  const shape = new Map(scopes.flatMap((scope) => scope.nodes.map((node, i) => [node, scope.shape[i] as number])));
  return { nodes: [...shape.keys()], shape: [...shape.values()] };
}

/** For every cell of a wide scope, the cell of a narrower one that agrees with it. */
export function cellsUnder(narrow: Scope, wide: Scope): number[] {
  const strides = wide.nodes.map((node) => {
    const place = narrow.nodes.indexOf(node);
    return place < 0 ? 0 : product(narrow.shape.slice(place + 1));
  });
  return wide.shape.reduce<number[]>(
    (cells, length, i) =>
      cells.flatMap((cell) => Array.from({ length }, (_, level) => cell + level * (strides[i] as number))),
    [0],
  );
}

/** The factor at the levels that are seen: a function of the other nodes. */
export function reduce({ nodes, shape, values }: Factor, seen: readonly (number | null)[]): Factor {
  const known = (node: number): number | null => seen[node] ?? null;
  const kept = nodes.map((node) => known(node) === null);
  const narrow = { nodes: nodes.filter((_, i) => kept[i]), shape: shape.filter((_, i) => kept[i]) };
  const strides = shape.map((_, i) => product(shape.slice(i + 1)));
  const origin = nodes.reduce((cell, node, i) => cell + (known(node) ?? 0) * (strides[i] as number), 0);
  const steps = strides.filter((_, i) => kept[i]);
  const cells = narrow.shape.reduce<number[]>(
    (own, length, i) =>
      own.flatMap((cell) => Array.from({ length }, (_, level) => cell + level * (steps[i] as number))),
    [origin],
  );
  return { ...narrow, values: cells.map((cell) => values[cell] as number) };
}

/** Π of factors over the nodes of all of them. */
export function multiply(factors: readonly Factor[], over: Scope = unite(factors)): Factor {
  let values = new Array<number>(product(over.shape)).fill(1);
  for (const factor of factors) {
    const under = cellsUnder(factor, over);
    values = values.map((value, cell) => value * (factor.values[under[cell] as number] as number));
  }
  return { nodes: over.nodes, shape: over.shape, values };
}

/** Σ over all nodes that the narrower scope lacks. */
export function sumOnto(factor: Factor, narrow: Scope): Factor {
  const values = new Array<number>(product(narrow.shape)).fill(0);
  cellsUnder(narrow, factor).forEach((under, cell) => {
    values[under] = (values[under] as number) + (factor.values[cell] as number);
  });
  return { nodes: narrow.nodes, shape: narrow.shape, values };
}

/** A scope without one node. */
export function without({ nodes, shape }: Scope, node: number): Scope {
  return { nodes: nodes.filter((own) => own !== node), shape: shape.filter((_, i) => nodes[i] !== node) };
}

const product = (numbers: readonly number[]): number => numbers.reduce((all, n) => all * n, 1);
