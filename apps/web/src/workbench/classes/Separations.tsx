import { probability } from '@latent/charts/number';
import { type ReactNode, useState } from 'react';
import type { Separation } from '../../numbers/separation.ts';

export interface SeparationsProps {
  readonly separations: readonly Separation[];
  readonly classes: readonly string[];
}

const FEW = 12;

/** Which columns tell the classes apart, the best first. */
export function Separations({ separations, classes }: SeparationsProps): ReactNode {
  const [isAll, showAll] = useState(false);
  const shown = isAll ? separations : separations.slice(0, FEW);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="scroll" tabIndex={0} aria-label="What separates the classes">
        <table className="separations">
          <caption>
            Total variation between the distributions of a column in two classes (0 = the same, 1 = nothing in common):
            mean over all pairs, weighted by class sizes.
          </caption>
          <thead>
            <tr>
              <th scope="col">column</th>
              <th scope="col" className="number">
                mean
              </th>
              <th scope="col">
                <span className="hidden">as a bar</span>
              </th>
              {classes.length > 2 && <th scope="col">told apart best</th>}
              {classes.length > 2 && <th scope="col">told apart least</th>}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ column, mean, pairs }) => (
              <tr key={column}>
                <th scope="row">{column}</th>
                <td className="number">{probability(mean)}</td>
                <td>
                  <span className="bar" style={{ width: `${Math.round(100 * mean)}%` }} />
                </td>
                {classes.length > 2 && <td>{pairText(pairs, classes, 1)}</td>}
                {classes.length > 2 && <td>{pairText(pairs, classes, -1)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {separations.length > FEW && (
        <button type="button" onClick={() => showAll(!isAll)}>
          {isAll ? `The first ${FEW} only` : `All ${separations.length} columns`}
        </button>
      )}
    </>
  );
}

/** `1 and 3 (0.91)`: the pair with the largest total variation, or the smallest. */
function pairText(pairs: Separation['pairs'], classes: readonly string[], sign: 1 | -1): string {
  const [found] = [...pairs].sort((x, y) => sign * (y.totalVariation - x.totalVariation));
  return found ? `${classes[found.a]} and ${classes[found.b]} (${found.totalVariation.toFixed(2)})` : '';
}
