import { isNetworkFit } from 'latent';
import { type ReactNode, useCallback, useState } from 'react';
import { lab } from '../../compute/client.ts';
import type { FitRecord } from '../../compute/lab.ts';
import { Choices } from '../../ui/Choices.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Select } from '../../ui/Select.tsx';
import { useNumbers } from '../../ui/useNumbers.ts';
import { useViewState } from '../../ui/useViewState.ts';
import { useFit } from '../results/useFit.ts';
import { useSession } from '../session/session.ts';
import { RowDetail } from './RowDetail.tsx';
import { RowTable } from './RowTable.tsx';

const FIRST = { order: 'row', class: 0, node: '', row: 0 };
/** Rows are asked for so many at a time. */
const PAGE = 50;

/** Step 7: the class of every row, and why. Classes and rows are counted from 1 in the URL; 0 = all classes, and no row. */
export default function RowsStep(): ReactNode {
  const record = useFit();
  const [state, change] = useViewState(FIRST);
  const [pages, setPages] = useState({ from: 0, to: 2 * PAGE });
  const id = useSession(({ reading }) => reading.id);
  const { hidden, classes } = shownLevels(record, state.node);
  const order = state.order === 'certainty' ? 'certainty' : 'row';
  const wanted = state.class > 0 && state.class <= classes.length ? state.class - 1 : undefined;
  const window = { ...pages, order, class: wanted, node: state.node === '' ? undefined : state.node } as const;
  const key = JSON.stringify([record.id, record.arrangements, window]);
  const { value, error } = useNumbers(
    async () => ({ slice: await lab.rows(record, window), from: window.from, classes }),
    key,
  );
  const onWindow = useCallback((first: number, count: number) => {
    const from = Math.max(0, Math.floor(first / PAGE) - 1) * PAGE;
    const to = (Math.ceil((first + count) / PAGE) + 1) * PAGE;
    setPages((before) => (before.from === from && before.to === to ? before : { from, to }));
  }, []);
  if (isNetworkFit(record.fit) && hidden.length === 0)
    return (
      <>
        <h1>Rows</h1>
        <p>The network has no hidden node, so rows have no class to be found.</p>
      </>
    );
  const total = value?.slice.total;
  return (
    <>
      <h1>The class of every row</h1>
      <div className="row">
        {hidden.length > 1 && (
          <Select
            label="Hidden node"
            options={hidden.map((name) => ({ value: name, name }))}
            value={state.node === '' ? (hidden[0] ?? '') : state.node}
            onChange={(node) => change({ node, class: 0 })}
          />
        )}
        <Choices
          label="Order"
          options={[
            { value: 'row', name: 'as in the file' },
            { value: 'certainty', name: 'least certain first' },
          ]}
          value={order}
          onChange={(next) => change({ order: next })}
        />
        <Select
          label="Class"
          options={[{ value: '0', name: 'all' }, ...classes.map((name, k) => ({ value: String(k + 1), name }))]}
          value={String(wanted === undefined ? 0 : wanted + 1)}
          onChange={(next) => change({ class: Number(next) })}
        />
        {total !== undefined && (
          <span className="quiet" role="status">
            {total.toLocaleString('en')} {total === 1 ? 'row' : 'rows'}
            {wanted === undefined ? '' : ` most probably in ${classes[wanted]}`}
          </span>
        )}
      </div>
      {error !== undefined && <Notice error={error} />}
      <div className="rows-and-detail">
        <RowTable
          key={JSON.stringify([order, wanted, state.node])}
          classes={value?.classes ?? classes}
          idName={id}
          slice={value?.slice}
          from={value?.from ?? 0}
          chosen={state.row > 0 ? state.row - 1 : undefined}
          onChoose={(row) => change({ row: row + 1 })}
          onWindow={onWindow}
        />
        {state.row > 0 ? (
          <RowDetail record={record} row={state.row - 1} />
        ) : (
          <p className="quiet">Choose a row to see what its answers say for one class and against another.</p>
        )}
      </div>
    </>
  );
}

/** The hidden nodes of a network, and the names of the classes or of the levels of the node that is shown. */
function shownLevels({ fit }: FitRecord, node: string): { hidden: readonly string[]; classes: readonly string[] } {
  if (!isNetworkFit(fit)) return { hidden: [], classes: fit.model.latent.levels };
  const nodes = fit.model.nodes.filter(({ latent }) => latent);
  const shown = nodes.find(({ name }) => name === node) ?? nodes[0];
  return { hidden: nodes.map(({ name }) => name), classes: shown?.levels ?? [] };
}
