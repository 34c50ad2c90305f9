import { counted } from '@latent/charts/number';
import { isNetworkFit } from 'latent';
import { type ReactNode, useMemo } from 'react';
import { hiddenNode } from '../../numbers/hiddenNode.ts';
import { Select } from '../../ui/Select.tsx';
import { useViewState } from '../../ui/useViewState.ts';
import { modelName } from '../results/describe.ts';
import { useFit } from '../results/useFit.ts';
import { useSession } from '../session/session.ts';
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
  const columns = useSession(({ data }) => data?.columns);
  const namedBy = choice.kind === 'mixture' ? choice.known : columns?.find(({ name }) => name === shown)?.name;
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
          key={view.model.latent.name}
          fit={view}
          remark={[
            ...(namedBy === undefined
              ? []
              : [`The classes have the names and the order that the column "${namedBy}" gives them.`]),
            ...(isNetworkFit(fit)
              ? ['The probabilities of the other nodes are those after summing the rest out.']
              : []),
          ].join(' ')}
          onArrange={
            namedBy === undefined ? (order, names) => arrangeFit(id, view.model.latent.name, order, names) : undefined
          }
        />
      )}
    </>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
