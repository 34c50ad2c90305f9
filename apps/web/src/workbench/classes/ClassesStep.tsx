import { counted } from '@latent/charts/number';
import { isNetworkFit } from 'latent';
import { type ReactNode, useMemo } from 'react';
import { hiddenNode } from '../../numbers/hiddenNode.ts';
import { Select } from '../../ui/Select.tsx';
import { useViewState } from '../../ui/useViewState.ts';
import { modelName } from '../results/describe.ts';
import { useFit } from '../results/useFit.ts';
import { arrangeFit } from './arrangeFit.ts';
import { ClassProfiles } from './ClassProfiles.tsx';

const FIRST = { node: '' };

/** Step 6: what the classes are. */
export default function ClassesStep(): ReactNode {
  const record = useFit();
  const { id, fit, choice } = record;
  const [{ node }, change] = useViewState(FIRST);
  const hidden = isNetworkFit(fit) ? fit.model.nodes.flatMap(({ name, latent }) => (latent ? [name] : [])) : [];
  const shown = hidden.includes(node) ? node : hidden[0];
  const view = useMemo(
    () => (isNetworkFit(fit) ? (shown === undefined ? undefined : hiddenNode(fit, shown)) : fit),
    [fit, shown],
  );
  const isNamedByData = choice.kind === 'mixture' && choice.known !== undefined;
  return (
    <>
      <h1>What the classes are</h1>
      <p className="lead">
        {capital(modelName(fit))} in {counted(fit.data.rows, 'row')}.
      </p>
      {hidden.length > 1 && (
        <Select
          label="Hidden node"
          options={hidden.map((name) => ({ value: name, name }))}
          value={shown ?? ''}
          onChange={(next) => change({ node: next })}
        />
      )}
      {view === undefined ? (
        <p>The network has no hidden node, so there are no classes: its tables are in the report (step “Export”).</p>
      ) : (
        <ClassProfiles
          fit={view}
          remark={
            isNetworkFit(fit)
              ? 'The levels of hidden nodes have the names that the graph gives them: change them there. Probabilities of the other nodes are those after summing the rest out.'
              : isNamedByData
                ? `The classes have the names and the order that the column "${choice.known}" gives them.`
                : undefined
          }
          onArrange={isNetworkFit(fit) || isNamedByData ? undefined : (order, names) => arrangeFit(id, order, names)}
        />
      )}
    </>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
