import type { MathNode } from '../../../scripts/mathTree.ts';
import type { PlotAxis } from '../../pictures/Plot.tsx';
import type { LessonCode } from '../Codes.tsx';

/** What the M-step makes of some rows: a ratio of sums. */
export interface Best {
  /** The parameter that the picture moves. */
  readonly theta: number;
  /** The ratio that it is. */
  readonly top: number;
  readonly bottom: number;
  /** Parameters that the picture leaves where they are best. */
  readonly others: readonly number[];
}

/** What Q is made of. */
export interface HeightParts {
  readonly theta: number;
  readonly best: Best;
  readonly cells: readonly string[];
  readonly shares: readonly number[];
}

/** How one column of a class is distributed: what the M-step is for it. */
export interface Family {
  readonly id: string;
  readonly name: string;
  readonly story: string;
  /** What the picture moves, such as "p(good)". */
  readonly parameter: string;
  readonly axis: PlotAxis;
  /** Where the picture begins. */
  readonly first: number;
  /** The cells of the rows; where they have levels, all of these. */
  readonly cells: readonly string[];
  readonly levels?: readonly string[];
  /** The closed form; live places: top, bottom, theta. */
  readonly formula: MathNode;
  /** The M-step, by the library. */
  readonly maximize: (shares: readonly number[]) => Promise<Best>;
  /** Q at a value of the parameter, in nats, by the library. */
  readonly height: (theta: number, best: Best, shares: readonly number[]) => Promise<number>;
  /** The same with numbers put in. */
  readonly heightText: (parts: HeightParts) => string;
  readonly code: (shares: readonly number[]) => LessonCode;
}

/** How far each of eight rows belongs to class A: what an E-step gave. The rest belongs to class B. */
export const SHARES = [0.95, 0.1, 0.7, 0.3, 0.85, 0.2, 0.6, 0.05] as const;
