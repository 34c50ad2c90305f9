/**
 * The nodes of a directed graph, parents before children; in their own order as far as that goes.
 *
 * @param parents of each node
 * @returns the order, or a cycle: nodes each of which is a parent of the next, the last one of the first
 */
export function sortNodes(
  parents: readonly (readonly number[])[],
): { readonly order: readonly number[] } | { readonly cycle: readonly number[] } {
  const order: number[] = [];
  const state = new Uint8Array(parents.length); // 0 new, 1 on the path, 2 done
  for (let root = 0; root < parents.length; root++) {
    const path: { readonly node: number; next: number }[] = state[root] === 0 ? [{ node: root, next: 0 }] : [];
    state[root] = state[root] || 1;
    for (let top = path[0]; top; top = path[path.length - 1]) {
      const parent = parents[top.node]?.[top.next++];
      if (parent === undefined) {
        state[top.node] = 2;
        order.push(top.node);
        path.pop();
      } else if (state[parent] === 1) {
        const from = path.findIndex(({ node }) => node === parent);
        return {
          cycle: path
            .slice(from)
            .map(({ node }) => node)
            .reverse(),
        };
      } else if (state[parent] === 0) {
        state[parent] = 1;
        path.push({ node: parent, next: 0 });
      }
    }
  }
  return { order };
}

/** The children of each node. */
export function childrenOf(parents: readonly (readonly number[])[]): number[][] {
  const children = parents.map((): number[] => []);
  parents.forEach((own, node) => {
    for (const parent of own) children[parent]?.push(node);
  });
  return children;
}
