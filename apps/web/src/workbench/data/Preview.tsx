import type { ReactNode } from 'react';
import { lab } from '../../compute/client.ts';
import type { DataSummary } from '../../compute/lab.ts';
import { Notice } from '../../ui/Notice.tsx';
import { useNumbers } from '../../ui/useNumbers.ts';

const SHOWN = 8;

/** The first rows as they were read. */
export function Preview({ data }: { readonly data: DataSummary }): ReactNode {
  const { value: cells, error } = useNumbers(() => lab.cells(data.data, 0, SHOWN), data.data);
  const caption = `The first ${Math.min(SHOWN, data.rows)} of ${data.rows.toLocaleString('en')} rows`;
  const side = (i: number): string | undefined =>
    cells?.every((row) => Number.isFinite(Number(row[i]))) ? 'number' : undefined; // an empty cell is missing
  if (error !== undefined) return <Notice error={error} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="scroll" tabIndex={0} aria-label={caption}>
      <table className="preview">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="quiet number">
              row
            </th>
            {data.header.map((name, i) => (
              <th key={name} scope="col" className={side(i)}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cells?.map((row, r) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
            <tr key={r}>
              <td className="quiet number">{r + 1}</td>
              {row.map((text, i) => (
                <td key={data.header[i]} className={`${side(i) ?? ''}${text === '' ? ' missing' : ''}`}>
                  {text === '' ? 'missing' : text.slice(0, LONGEST)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A longer cell is cut for the preview only. */
const LONGEST = 80;
