import type { ReactNode } from 'react';
import type { JointCounts } from '../../numbers/jointCounts.ts';
import { Graph } from '../../pictures/Graph.tsx';
import { Sheet } from '../../pictures/Sheet.tsx';
import { StackedBars } from '../../pictures/StackedBars.tsx';
import { nameOf } from '../levels.ts';
import { countName, PAIRS } from './arithmetic.ts';
import { CELLS, COLUMNS, COUNT, columnToggled, isAway, toggled } from './rows.ts';

export interface MissingPictureProps {
  readonly hidden: string;
  readonly counts: JointCounts;
  readonly onChange: (hidden: string) => void;
}

/** The rows with cells that can be hidden, the model they come from, and how often each pair is counted. */
export function MissingPicture({ hidden, counts, onChange }: MissingPictureProps): ReactNode {
  const away = COLUMNS.map((_, column) => CELLS.filter((_row, row) => isAway(hidden, row, column)).length);
  const noteOf = (column: number): string => `${away[column]} of ${COUNT} hidden`;
  return (
    <div className="beside">
      <div>
        <p className="quiet small">Click a cell to hide or reveal it, or a column’s name.</p>
        <Sheet
          label="Thoughts and words of 20 rows"
          columns={COLUMNS}
          rows={CELLS}
          tall={COUNT / 2}
          isHidden={(row, column) => isAway(hidden, row, column)}
          onCell={(row, column) => onChange(toggled(hidden, row, column))}
          onColumn={(column) => onChange(columnToggled(hidden, column))}
        />
      </div>
      <div>
        <Graph
          label="Thoughts lead to words"
          nodes={[
            { name: 'Thought', parents: [], isLatent: away[0] === COUNT, note: noteOf(0) },
            { name: 'Word', parents: ['Thought'], isLatent: away[1] === COUNT, note: noteOf(1) },
          ]}
        />
        <p className="small">
          Rows by thought → word: <strong>seen</strong> + <strong className="as-latent">filled in</strong>
        </p>
        <StackedBars
          label="Expected counts of thoughts and words"
          title="expected count (rows)"
          most={14}
          names={96}
          bars={PAIRS.map(([t, w]) => ({
            name: `${nameOf(t)} → ${nameOf(w)}`,
            parts: [
              { value: counts.seen[t][w] || 0, className: 'fill-ink' },
              { value: counts.filled[t][w] || 0, className: 'fill-latent' },
            ],
            called: countName('sum', t, w),
            text: textOf(counts.expected[t][w]),
          }))}
        />
      </div>
    </div>
  );
}

/** A whole count without decimals: whether there are any is what the picture is about. */
const textOf = (count: number): string =>
  Math.abs(count - Math.round(count)) < 1e-9 ? String(Math.round(count)) : count.toFixed(3);
