import { markOf } from '@latent/charts';
import type { ReactNode } from 'react';
import { Curve, type Point } from './Curve.tsx';
import { dots } from './dots.ts';
import { Plot, type PlotScales } from './Plot.tsx';
import { textWidth } from './textWidth.ts';

export interface ComponentCurvesProps {
  readonly label: string;
  /** The data. */
  readonly values: readonly number[];
  /** Where the curves are known. */
  readonly at: readonly number[];
  /** The density of the whole there. */
  readonly all: readonly number[];
  /** The part that each class has in it. */
  readonly classes: readonly (readonly number[])[];
  /** What stands beside each class's mark. */
  readonly names: readonly string[];
}

/** A mixture of numbers: the rows as rings, the density as a curve, and what each class has in it. */
export function ComponentCurves({ label, values, at, all, classes, names }: ComponentCurvesProps): ReactNode {
  const most = Math.max(...all) * 1.2;
  const domain = [at[0] ?? 0, at.at(-1) ?? 1] as const;
  return (
    <Plot label={label} x={{ domain, title: 'x, each ring a row' }} y={{ domain: [0, most], title: 'density' }}>
      {(plot) => (
        <>
          <Curve plot={plot} className="ink thin dashed" points={joined(at, all)} />
          {classes.map((density, k) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: classes have no other name
            <g key={k} className="class-curve" style={{ stroke: markOf(k).colour }}>
              <Curve plot={plot} className="class-line" points={joined(at, density)} />
            </g>
          ))}
          <path className="rows" d={dots(stacked(plot, values), 3.5)} />
          {marksOf(plot, at, classes).map(([x, y], k) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: classes have no other name
            <g key={k} transform={`translate(${x} ${y})`}>
              <path className="mark" d={markOf(k, 90).path} fill={markOf(k).colour} />
              <text className="halo" y={4} {...beside(x, names[k] ?? '', plot)}>
                {names[k]}
              </text>
            </g>
          ))}
        </>
      )}
    </Plot>
  );
}

/** To the right of its mark, unless there is no room. */
const beside = (x: number, name: string, { right }: PlotScales) =>
  x + 11 + textWidth(name) > right + 16 ? ({ x: -11, textAnchor: 'end' } as const) : { x: 11 };

const joined = (at: readonly number[], density: readonly number[]): Point[] =>
  at.map((x, i) => [x, density[i] as number]);

/** Equal rows one above the other. */
function stacked({ x, bottom }: PlotScales, values: readonly number[]): Point[] {
  const before = new Map<number, number>();
  return values.map((value) => {
    const height = before.get(value) ?? 0;
    before.set(value, height + 1);
    return [Math.round(10 * x(value)) / 10, bottom - 6 - 8 * height];
  });
}

/** On the top of each class's curve; above one another where they or their names would hide each other; a class outside stands at the right edge. */
function marksOf(
  { x, y, right, top }: PlotScales,
  at: readonly number[],
  classes: readonly (readonly number[])[],
): Point[] {
  const places: Point[] = [];
  for (const density of classes) {
    const most = Math.max(...density);
    const isOutside = !(most > 1e-9);
    const left = isOutside ? right - 160 : x(at[density.indexOf(most)] as number);
    let up = isOutside ? top + 14 : y(most);
    while (places.some(([a, b]) => Math.abs(a - left) < 100 && Math.abs(b - up) < 16)) up -= 18;
    places.push([Math.round(left), Math.round(up)]);
  }
  return places;
}
