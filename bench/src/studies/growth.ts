import { measure, spread } from '../measure.ts';
import { ourPass } from '../passes/contestants.ts';
import { drawDiscrete } from '../passes/discrete.ts';
import { milliseconds } from '../text.ts';
import type { Study } from './study.ts';

const SIZES = [1e4, 1e5, 1e6, 1e7];
const ITEMS = 20;
const WITHIN = 1.2;

/** Time of one pass for each pattern, as the number of patterns grows. */
export const growthStudy: Study = {
  name: 'growth',
  title: `Cost as N grows: one EM iteration, ${ITEMS} items of 4 levels, K = 4, rows not collapsed, one thread`,
  async run(rounds) {
    const shape = { name: 'growth', items: ITEMS, levels: 4, classes: 4, missing: 0, weighted: false, seed: 31 };
    const { document, data, arrays } = drawDiscrete({ ...shape, rows: Math.max(...SIZES) });
    const contestants = SIZES.map((rows) => {
      const [codes, weights] = [data.codes.subarray(0, rows * ITEMS), data.weights?.subarray(0, rows)];
      return ourPass('wasm', { document, data: { ...data, rows, codes, weights }, arrays });
    });
    const timed = (await measure(contestants, rounds)).map((timing) => spread(timing.milliseconds));
    for (const contestant of contestants) contestant.close?.();
    const nanoseconds = timed.map(({ median }, i) => (1e6 * median) / (SIZES[i] as number));
    const apart = Math.max(...nanoseconds) / Math.min(...nanoseconds);
    return {
      columns: ['patterns', 'one iteration', 'for each pattern'],
      rows: timed.map((timing, i) => [
        (SIZES[i] as number).toLocaleString('en'),
        milliseconds(timing),
        `${nanoseconds[i]?.toFixed(1)} ns`,
      ]),
      bars: [
        {
          text: `linear within ${Math.round(100 * (WITHIN - 1))}%`,
          measured: `slowest over fastest ${apart.toFixed(2)}`,
          met: apart <= WITHIN,
        },
      ],
      notes: [],
    };
  },
};
