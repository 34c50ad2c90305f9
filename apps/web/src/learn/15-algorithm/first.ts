import { examples } from './examples.ts';

/** What a link to the lesson repeats. */
export interface AlgorithmState {
  readonly [name: string]: string | number | boolean | readonly number[];
  readonly model: string;
  readonly start: number;
  /** Half-steps taken. */
  readonly at: number;
  readonly many: boolean;
  /** Parameters that a person put last, at which half-step; none where all are EM's own. */
  readonly theta: readonly number[];
  readonly fork: number;
}

/** What the lesson shows at first: a start that seems to have stopped, and then climbs. */
export const FIRST: AlgorithmState = { model: examples[0].id, start: 5, at: 14, many: false, theta: [], fork: 0 };
