import { examples } from './examples.ts';

/** What the lesson shows at first: a start that seems to have stopped, and then climbs. */
export const FIRST = { model: examples[0].id, start: 5, at: 14, many: false };

export type AlgorithmState = typeof FIRST;
