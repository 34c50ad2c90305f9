import type { Graph } from 'latent';
import type { ReactNode } from 'react';
import { Select } from '../../ui/Select.tsx';
import { useSession } from '../session/session.ts';
import { withNode } from './graph.ts';

export interface AddNodeProps {
  readonly graph: Graph;
  readonly onChange: (make: (graph: Graph) => Graph) => void;
  readonly onSelect: (name: string) => void;
}

/** Takes a column into the network, or makes a hidden node. */
export function AddNode({ graph, onChange, onSelect }: AddNodeProps): ReactNode {
  const columns = useSession(({ data }) => data?.columns) ?? [];
  const taken = new Set(graph.nodes.map(({ name }) => name));
  const free = columns.filter(({ name }) => !taken.has(name));
  const add = (name: string, latent: boolean): void => {
    onChange((own) => withNode(own, { name, levels: latent ? ['1', '2'] : undefined, latent, parents: [] }));
    onSelect(name);
  };
  return (
    <p className="row">
      <button type="button" onClick={() => add(freshName([...taken, ...columns.map(({ name }) => name)]), true)}>
        Add a hidden node
      </button>
      <Select
        label="Add a column"
        value=""
        options={[{ value: '', name: 'choose' }, ...free.map(({ name }) => ({ value: name, name }))]}
        onChange={(name) => name !== '' && add(name, false)}
      />
    </p>
  );
}

function freshName(taken: readonly string[]): string {
  for (let i = 1; ; i++) if (!taken.includes(`Hidden${i}`)) return `Hidden${i}`;
}
