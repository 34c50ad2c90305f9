import { probability } from '@latent/charts/number';
import type { FitDocument, NestedNumbers, NetworkDocument, NodeDocument } from 'latent';
import { listOf, numbersOf } from '../parameters.ts';
import type { Block, Section } from '../report.ts';

/** The conditional tables of a network. */
export function tablesSection({ model }: FitDocument<NetworkDocument>): Section {
  const hidden = model.nodes.filter(({ latent }) => latent).map(({ name }) => name);
  return {
    id: 'tables',
    title: 'Conditional tables',
    blocks: [
      ...(hidden.length > 0 ? [{ kind: 'text', text: `Hidden: ${hidden.join(', ')}.` } as const] : []),
      ...model.nodes.map((node) => tableOf(node, model)),
    ],
  };
}

function tableOf(node: NodeDocument, { nodes, parameters }: NetworkDocument): Block {
  const { name, levels, parents = [], tied } = node;
  const levelsOf = (parent: string): readonly string[] => nodes.find((other) => other.name === parent)?.levels ?? [];
  return {
    kind: 'table',
    caption: `P(${name}${parents.length > 0 ? ` | ${parents.join(', ')}` : ''})${tied === undefined ? '' : `, the table of ${tied}`}`,
    head: [...parents, ...levels.map((level) => `${name} = ${level}`)],
    rows: rowsOf(parameters?.[tied ?? name], parents.map(levelsOf)),
    words: parents.length,
    folded: true,
  };
}

/** A row for each combination of the parents' levels, the last parent the fastest. */
function rowsOf(table: NestedNumbers | undefined, parents: readonly (readonly string[])[]): string[][] {
  const [levels, ...others] = parents;
  if (!levels) return [numbersOf(table).map(probability)];
  return levels.flatMap((level, i) => rowsOf(listOf(table)[i], others).map((row) => [level, ...row]));
}
