import { markOf } from '@latent/charts';
import type { ReactNode } from 'react';
import { Curve, type Point } from './Curve.tsx';
import { Plot } from './Plot.tsx';
import { textWidth } from './textWidth.ts';

export interface AnswersProps {
  readonly label: string;
  /** Of each class, the probability of a yes to each question. */
  readonly classes: readonly (readonly number[])[];
  readonly names: readonly string[];
}

/** The profiles of classes on yes–no questions; what is estimated at 0 or 1 bears a ring. */
export function Answers({ label, classes, names }: AnswersProps): ReactNode {
  const questions = classes[0]?.length ?? 0;
  return (
    <Plot
      label={label}
      x={{ domain: [0.7, questions + 0.6], title: 'question', ticks: questions }}
      y={{ domain: [0, 1.05], title: 'p(yes | class)' }}
    >
      {(plot) =>
        classes.map((found, k) => {
          const { colour, path } = markOf(k, 90);
          const points = found.map((p, i): Point => [i + 1, p]);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: classes have no other name
            <g key={k} className="class-curve" style={{ stroke: colour }}>
              <Curve plot={plot} className="class-line" points={points} />
              {points.map(([question, p]) => (
                <g key={question} transform={`translate(${plot.x(question)} ${plot.y(p)})`}>
                  {(p < EDGE || p > 1 - EDGE) && <circle className="alarm" r={13} />}
                  <path className="mark" d={path} fill={colour} />
                </g>
              ))}
              <text
                className="halo"
                x={Math.min(plot.x(questions) + 12, plot.right + 12 - textWidth(names[k] ?? ''))}
                y={plot.y(found.at(-1) ?? 0) + 26}
              >
                {names[k]}
              </text>
            </g>
          );
        })
      }
    </Plot>
  );
}

const EDGE = 1e-6;
