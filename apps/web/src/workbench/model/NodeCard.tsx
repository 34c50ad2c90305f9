import type { Graph, GraphNode } from 'latent';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { Select } from '../../ui/Select.tsx';
import { useSession } from '../session/session.ts';
import { withArrow, withChange, withoutNode } from './graph.ts';

export interface NodeCardProps {
  readonly node: GraphNode;
  readonly graph: Graph;
  readonly onChange: (make: (graph: Graph) => Graph) => void;
  readonly onSelect: (name: string | undefined) => void;
}

/** A node of a network: hidden or not, its levels, its arrows. */
export function NodeCard({ node, graph, onChange, onSelect }: NodeCardProps): ReactNode {
  const { name, latent, parents } = node;
  const isColumn = useSession(({ data }) => data?.columns.some((column) => column.name === name) === true);
  const others = graph.nodes.filter((other) => other.name !== name);
  const children = others.filter((other) => other.parents.includes(name));
  return (
    <section className="card" aria-label={`Node ${name}`}>
      <h2>{name}</h2>
      <p className="row">
        <label className="row">
          <input
            type="checkbox"
            checked={latent}
            disabled={latent && !isColumn}
            onChange={({ target }) =>
              onChange((own) =>
                withChange(own, name, {
                  latent: target.checked,
                  levels: target.checked ? (node.levels ?? (isColumn ? undefined : ['1', '2'])) : node.levels,
                }),
              )
            }
          />
          hidden{latent && !isColumn && ' (the data have no such column)'}
        </label>
      </p>
      <Levels node={node} onChange={onChange} />
      <p className="row">
        <Select
          label="Arrow to"
          value=""
          options={[
            { value: '', name: 'choose a node' },
            ...others
              .filter((other) => !other.parents.includes(name))
              .map((other) => ({ value: other.name, name: other.name })),
          ]}
          onChange={(to) => to !== '' && onChange((own) => withArrow(own, name, to))}
        />
        <button
          type="button"
          onClick={() => {
            onSelect(undefined);
            onChange((own) => withoutNode(own, name));
          }}
        >
          Remove {name}
        </button>
      </p>
      {parents.length + children.length > 0 && (
        <ul className="plain small">
          {[
            ...parents.map((parent) => [parent, name] as const),
            ...children.map((child) => [name, child.name] as const),
          ].map(([from, to]) => (
            <li key={`${from}\n${to}`} className="row">
              {from} → {to}
              <button
                type="button"
                className="plain"
                aria-label={`Remove the arrow from ${from} to ${to}`}
                onClick={() => onChange((own) => withArrow(own, from, to))}
              >
                remove
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Levels({ node, onChange }: Pick<NodeCardProps, 'node' | 'onChange'>): ReactNode {
  const id = useId();
  const shown = node.levels?.join(', ') ?? '';
  const [text, setText] = useState(shown);
  useEffect(() => setText(shown), [shown]);
  const commit = (): void => {
    const levels = text.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
    if (text !== shown)
      onChange((own) => withChange(own, node.name, { levels: levels.length === 0 ? undefined : [...new Set(levels)] }));
  };
  return (
    <p className="field">
      <label htmlFor={id}>Levels</label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        placeholder={node.latent ? 'such as no, yes' : 'as in the data'}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onBlur={commit}
        onKeyDown={({ key }) => key === 'Enter' && commit()}
      />
    </p>
  );
}
