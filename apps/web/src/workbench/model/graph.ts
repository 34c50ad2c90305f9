import { type Graph, type GraphNode, parseGraph } from 'latent';

/**
 * A graph as text that `parseGraph` reads: a line for all nodes with the same parents. Where a node is first named it bears its star and levels.
 *
 * @example
 * graphText(parseGraph('Thoughts*{bad,good}->Words')); // 'Thoughts*{bad,good} -> Words'
 */
export function graphText({ nodes }: Graph): string {
  const byName = new Map(nodes.map((node) => [node.name, node] as const));
  const said = new Set<string>();
  const mention = (name: string): string => {
    const node = byName.get(name);
    const isFirst = !said.has(name);
    said.add(name);
    return `${quoted(name)}${isFirst && node ? marks(node) : ''}`;
  };
  const families = new Map<string, GraphNode[]>();
  const mentioned = new Set<string>();
  for (const node of nodes) {
    if (node.parents.length === 0) continue;
    const key = JSON.stringify(node.parents);
    families.set(key, [...(families.get(key) ?? []), node]);
    for (const name of [node.name, ...node.parents]) mentioned.add(name);
  }
  const lines = [...families.values()].map((children) => {
    const parents = (children[0] as GraphNode).parents.map(mention).join(', ');
    return `${parents} -> ${children.map(({ name }) => mention(name)).join(', ')}`;
  });
  const alone = nodes.filter(({ name }) => !mentioned.has(name)).map(({ name }) => mention(name));
  return [...lines, ...(alone.length > 0 ? [alone.join(', ')] : [])].join('\n');
}

const marks = ({ latent, levels }: GraphNode): string =>
  `${latent ? '*' : ''}${levels ? `{${levels.map(level).join(',')}}` : ''}`;

const quoted = (name: string): string => (/^[^\s"*{},;<>→-]+$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`);

const level = (text: string): string => (/^[\w.+-]+$/.test(text) ? text : `"${text.replaceAll('"', '""')}"`);

/** The graph with one more node. */
export function withNode({ nodes }: Graph, node: GraphNode): Graph {
  return { nodes: [...nodes, node] };
}

export function withoutNode({ nodes }: Graph, name: string): Graph {
  return {
    nodes: nodes
      .filter((node) => node.name !== name)
      .map((node) => ({ ...node, parents: node.parents.filter((parent) => parent !== name) })),
  };
}

/**
 * The graph with an arrow, or without it where it is there.
 *
 * @throws LatentError CYCLE
 */
export function withArrow({ nodes }: Graph, from: string, to: string): Graph {
  const next = nodes.map((node) => {
    if (node.name !== to) return node;
    const others = node.parents.filter((parent) => parent !== from);
    return { ...node, parents: others.length < node.parents.length ? others : [...others, from] };
  });
  return parseGraph(graphText({ nodes: next }));
}

/** The graph with a node changed. */
export function withChange({ nodes }: Graph, name: string, change: Partial<GraphNode>): Graph {
  return { nodes: nodes.map((node) => (node.name === name ? { ...node, ...change } : node)) };
}
