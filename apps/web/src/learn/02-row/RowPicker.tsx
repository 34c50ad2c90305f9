import { type ReactNode, useId } from 'react';
import { Live } from '../../ui/Live.tsx';
import { nameOf } from '../levels.ts';
import type { SeenRow } from './rows.ts';

export interface RowPickerProps {
  readonly rows: readonly SeenRow[];
  /** log p of each row, and of all of them. */
  readonly logLikelihoods: ArrayLike<number>;
  readonly sum: number;
  readonly picked: number;
  readonly onPick: (row: number) => void;
}

/** The rows with what each is worth; one of them is picked. */
export function RowPicker({ rows, logLikelihoods, sum, picked, onPick }: RowPickerProps): ReactNode {
  const name = useId();
  return (
    <table className="pick">
      <caption>Pick a row: what are its two factors, and what is it worth?</caption>
      <thead>
        <tr>
          <th scope="col">row</th>
          <th scope="col">thought</th>
          <th scope="col">word</th>
          <th scope="col" className="number">
            log-likelihood
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ thought, word }, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows may be equal
          <tr key={row} className={row === picked ? 'picked-row' : undefined}>
            <td>
              <label className="row">
                <input
                  type="radio"
                  name={name}
                  checked={row === picked}
                  aria-label={`row ${row + 1}: ${nameOf(thought)} thought, ${nameOf(word)} word`}
                  onChange={() => onPick(row)}
                />
                {row + 1}
              </label>
            </td>
            <td>{nameOf(thought)}</td>
            <td>{nameOf(word)}</td>
            <td className="number" data-row={row}>
              <Live name={`row ${row + 1}`}>{(logLikelihoods[row] ?? Number.NaN).toFixed(4)}</Live>
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row" colSpan={3}>
            all rows
          </th>
          <td className="number">
            <strong data-sum="" data-name="sum">
              {sum.toFixed(4)}
            </strong>
          </td>
        </tr>
      </tbody>
    </table>
  );
}
