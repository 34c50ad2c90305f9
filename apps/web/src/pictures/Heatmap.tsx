import type { ReactNode } from 'react';
import { Mark } from './Mark.tsx';

/** A line of a heatmap: one number a class. */
export interface HeatLine {
  /** What several lines belong to, such as an item with several answers; it is written once. */
  readonly group: string;
  readonly name: string;
  readonly values: readonly number[];
  /** How dark each is, from 0 to 1. */
  readonly heat: readonly number[];
  /** How the values are written. */
  readonly texts: readonly string[];
}

export interface HeatmapProps {
  readonly caption: string;
  readonly classes: readonly string[];
  readonly lines: readonly HeatLine[];
}

/** Items by classes: a table whose cells are the darker the higher the number. */
export function Heatmap({ caption, classes, lines }: HeatmapProps): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="scroll" tabIndex={0} aria-label={caption}>
      <table className="heatmap">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">item</th>
            <th scope="col">answer or number</th>
            {classes.map((name, k) => (
              <th key={name} scope="col" className="number">
                <Mark k={k} /> {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ group, name, heat, texts }, i) => (
            <tr key={`${group}:${name}`} className={lines[i - 1]?.group === group ? undefined : 'begin'}>
              {lines[i - 1]?.group === group ? <td /> : <th scope="row">{group}</th>}
              <td>{name}</td>
              {texts.map((text, k) => (
                <td
                  key={classes[k]}
                  className="heat number"
                  style={{ '--share': `${Math.round(100 * (heat[k] ?? 0))}%` } as Record<string, string>}
                >
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
