import { type Graph, parseGraph } from 'latent';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { GraphPicture } from '../../pictures/GraphPicture.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { session, useSession } from '../session/session.ts';
import { AddNode } from './AddNode.tsx';
import { graphText, withArrow } from './graph.ts';
import { NodeCard } from './NodeCard.tsx';
import { starGraph } from './starGraph.ts';

/** A network as a picture and as text, two views of one thing: whoever changes one sees the other follow. */
export function NetworkEditor(): ReactNode {
  const text = useSession(({ model }) => model.graph) ?? '';
  const pseudoCount = useSession(({ model }) => model.pseudoCount);
  const [selected, select] = useState<string>();
  const [refused, refuse] = useState<unknown>();
  const { graph, error } = read(text);
  const change = (make: (graph: Graph) => Graph): void => {
    if (!graph) return;
    try {
      setGraph(graphText(make(graph)));
      refuse(undefined);
    } catch (problem) {
      refuse(problem);
    }
  };
  const node = graph?.nodes.find(({ name }) => name === selected);
  return (
    <>
      <div className="two">
        <div>
          {graph && (
            <>
              <GraphPicture
                nodes={graph.nodes}
                selected={node?.name}
                onSelect={select}
                onArrow={(from, to) => change((own) => withArrow(own, from, to))}
              />
              <p className="small quiet">
                Dashed: hidden. Drag from a node to another to draw an arrow, or to take it away; click a node to change
                it.
              </p>
              {refused !== undefined && <Notice error={refused} />}
              {node && <NodeCard node={node} graph={graph} onChange={change} onSelect={select} />}
              <AddNode graph={graph} onChange={change} onSelect={select} />
            </>
          )}
        </div>
        <div>
          <GraphText text={text} />
          {error !== undefined && <Notice error={error} />}
          <p className="row">
            <button type="button" onClick={() => setGraph(starGraph(session.get()))}>
              One hidden class above all items
            </button>
          </p>
        </div>
      </div>
      <details open={pseudoCount > 0}>
        <summary>A prior</summary>
        <NumberField
          label="Pseudo-count added to every cell of every table"
          value={pseudoCount}
          min={0}
          onChange={(next) => session.set({ model: { ...session.get().model, pseudoCount: next ?? 0 } })}
        />
      </details>
    </>
  );
}

function setGraph(graph: string): void {
  session.set({ model: { ...session.get().model, graph } });
}

function read(text: string): { readonly graph?: Graph; readonly error?: unknown } {
  try {
    return { graph: parseGraph(text) };
  } catch (error) {
    return text.trim() === '' ? { graph: { nodes: [] } } : { error };
  }
}

/** The graph's text: every change that can be read is the graph at once. */
function GraphText({ text }: { readonly text: string }): ReactNode {
  const id = useId();
  const [own, setOwn] = useState(text);
  useEffect(() => setOwn(text), [text]);
  return (
    <div className="graph-text">
      <label htmlFor={id}>
        The same as text <span className="quiet">(* hidden, {'{…}'} levels)</span>
      </label>
      <textarea
        id={id}
        rows={8}
        spellCheck={false}
        value={own}
        onChange={({ target }) => {
          setOwn(target.value);
          setGraph(target.value);
        }}
      />
    </div>
  );
}
