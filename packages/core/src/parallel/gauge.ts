import type { Statistics } from '../model/index.ts';
import type { Crew, Sharing } from './team.ts';

/** Measures passes, to tell when other threads pay and for what. */
export interface Gauge {
  measure(pass: () => Statistics | Promise<Statistics>): Statistics | Promise<Statistics>;
  /** How work is best shared out from now on; nothing where one thread is enough so far. @param waiting jobs that nobody has begun */
  advice(waiting: number): Sharing | undefined;
}

/** `auto` wants other threads after so much work, and rows are shared out where a pass takes longer than this, in milliseconds. */
const LONG = 100;
const LONG_PASS = 10;
/** The first passes run in code that is still cold. */
const COLD_PASSES = 3;

export function createGauge({ threads, parted }: Pick<Crew, 'threads' | 'parted'>): Gauge {
  const began = performance.now();
  const canShareRows = parted !== undefined && parted.chunks.length > 1;
  let shortest = Number.POSITIVE_INFINITY;
  let passes = 0;
  return {
    measure(pass) {
      const from = performance.now();
      const note = (statistics: Statistics): Statistics => {
        passes++;
        shortest = Math.min(shortest, performance.now() - from);
        return statistics;
      };
      const found = pass();
      return found instanceof Promise ? found.then(note) : note(found);
    },
    advice(waiting) {
      const isLong = passes > 0 && performance.now() - began >= LONG;
      if (!isLong && (threads === 'auto' || passes < COLD_PASSES)) return undefined;
      if (shortest > LONG_PASS && canShareRows) return 'rows';
      return waiting > 0 ? 'starts' : undefined;
    },
  };
}
