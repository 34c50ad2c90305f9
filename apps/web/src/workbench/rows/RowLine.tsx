import { probability } from '@latent/charts/number';
import type { ReactNode } from 'react';
import type { FittedRow } from '../../compute/lab.ts';
import { Mark } from '../../pictures/Mark.tsx';
import { ShareBar } from '../../pictures/ShareBar.tsx';

export interface RowLineProps {
  readonly classes: readonly string[];
  /** Its place in the order, from 0. */
  readonly index: number;
  /** Undefined while it is on its way. */
  readonly row: FittedRow | undefined;
  readonly chosen: number | undefined;
  readonly onChoose: (row: number) => void;
}

/** A row of the data: its name, its most probable class, its posterior, and how sure that is. */
export function RowLine({ index, row, classes, chosen, onChoose }: RowLineProps): ReactNode {
  if (!row)
    return (
      <tr aria-rowindex={index + 2}>
        <td colSpan={5} className="quiet">
          …
        </td>
      </tr>
    );
  const { responsibilities, isEmpty, entropy, logLikelihood } = row;
  const largest = Math.max(...responsibilities);
  const isPossible = Number.isFinite(logLikelihood);
  const k = responsibilities.indexOf(largest);
  const name = row.id ?? String(row.row + 1);
  const isChosen = row.row === chosen;
  return (
    <tr className={isChosen ? 'chosen' : undefined} aria-rowindex={index + 2}>
      <th scope="row">
        <button type="button" className="plain" aria-pressed={isChosen} title={name} onClick={() => onChoose(row.row)}>
          {name}
        </button>
      </th>
      <td title={isPossible ? classes[k] : undefined}>
        {isPossible ? (
          <>
            <Mark k={k} /> {classes[k]}
          </>
        ) : (
          'impossible'
        )}
      </td>
      <td>
        {isPossible && <ShareBar names={classes} shares={responsibilities} />}
        {isEmpty && (
          <span className="quiet small" title="Every item is missing: the posterior is the class sizes">
            {' '}
            all missing<span className="hidden">: the posterior is the class sizes</span>
          </span>
        )}
      </td>
      <td className="number">{isPossible ? probability(largest) : '-'}</td>
      <td className="number">{isPossible ? probability(entropy) : '-'}</td>
    </tr>
  );
}
