import type { ReactNode } from 'react';
import { fragmentOf } from '../../app/location.ts';
import { Choices } from '../../ui/Choices.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { session, useSession } from '../session/session.ts';
import { useModel } from '../useModel.ts';
import { Light } from './Light.tsx';
import { MixtureSentence } from './MixtureSentence.tsx';
import { NetworkEditor } from './NetworkEditor.tsx';
import { starGraph } from './starGraph.ts';

/** Step 3: the model in a sentence or as a graph, and whether the data can determine it. */
export default function ModelStep(): ReactNode {
  const kind = useSession(({ model }) => model.kind);
  const { value, error, choice } = useModel();
  return (
    <section>
      <h1>What the model says</h1>
      <Choices
        label="Model"
        value={kind}
        options={[
          { value: 'mixture', name: 'hidden classes' },
          { value: 'network', name: 'a network with hidden nodes' },
        ]}
        onChange={chooseKind}
      />
      {kind === 'mixture' ? <MixtureSentence model={value} /> : <NetworkEditor />}
      {!choice && kind === 'mixture' && (
        <p>
          No column is an item yet: <a href={fragmentOf('/workbench/variables')}>choose some</a>.
        </p>
      )}
      {error !== undefined && <Notice error={error} />}
      {value?.warnings.map((warning) => (
        <Notice key={`${warning.code} ${warning.message}`} error={warning} />
      ))}
      {error === undefined && value && choice && <Light model={value} choice={choice} />}
    </section>
  );
}

function chooseKind(kind: 'mixture' | 'network'): void {
  const { model } = session.get();
  const graph = kind === 'network' ? (model.graph ?? starGraph(session.get())) : model.graph;
  session.set({ model: { ...model, kind, graph } });
}
