/** A node as a picture of a graph needs it. */
export interface PlacedNode {
  readonly name: string;
  /** Its line, from 0 at the top, and its place in it. */
  readonly layer: number;
  readonly place: number;
}

/** Every node below all its parents; within a line in the order of the parents' places, so that arrows seldom cross. */
export function layersOf(
  nodes: readonly { readonly name: string; readonly parents: readonly string[] }[],
): readonly (readonly PlacedNode[])[] {
  const byName = new Map(nodes.map((node) => [node.name, node] as const));
  const depths = new Map<string, number>();
  const depthOf = (name: string): number => {
    const known = depths.get(name);
    if (known !== undefined) return known;
    const parents = byName.get(name)?.parents ?? [];
    const depth = parents.reduce((most, parent) => Math.max(most, 1 + depthOf(parent)), 0);
    depths.set(name, depth);
    return depth;
  };
  const lines: (typeof nodes)[number][][] = [];
  for (const node of nodes) {
    const depth = depthOf(node.name);
    while (lines.length <= depth) lines.push([]);
    lines[depth]?.push(node);
  }
  const shares = new Map<string, number>(); // where a node stands in its line, from 0 to 1
  return lines.map((line, layer) => {
    const wish = ({ parents }: (typeof nodes)[number]): number =>
      parents.length === 0
        ? 0.5
        : parents.reduce((sum, parent) => sum + (shares.get(parent) ?? 0.5), 0) / parents.length;
    const sorted = line.map((node, i) => ({ node, i })).sort((a, b) => wish(a.node) - wish(b.node) || a.i - b.i);
    return sorted.map(({ node }, place) => {
      shares.set(node.name, (place + 0.5) / sorted.length);
      return { name: node.name, layer, place };
    });
  });
}
