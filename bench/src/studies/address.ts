import { documentOf } from '../implementations/latent.ts';
import { createIteration } from '../internals.ts';
import { startOf } from '../mixtures.ts';
import { createRandom } from '../random.ts';
import type { Study } from './study.ts';

const [ROWS, PERIOD] = [56_000_000, 1000];
const [ITEMS, LEVELS, CLASSES] = [20, 200, 2];
/** Two items of 200 levels do not share a joint code: each has its own, of two bytes. */
const BYTES = ROWS * ITEMS * 2;
const WITHIN = 1e-9;

/** One E-step whose data take more than 2 GiB in the kernel, where pointers are negative as signed numbers. */
export const addressStudy: Study = {
  name: 'address',
  title: `An EM iteration past 2 GiB: ${ROWS.toLocaleString('en')} rows that repeat every ${PERIOD}, ${ITEMS} items of ${LEVELS} levels, K = ${CLASSES}`,
  async run() {
    const random = createRandom(47);
    const shape = { items: ITEMS, levels: LEVELS, classes: CLASSES };
    const document = documentOf(shape, startOf(shape, random));
    const few = Uint8Array.from({ length: PERIOD }, () => 1 + Math.floor(random() * LEVELS));
    const many = new Uint8Array(ROWS);
    for (let from = 0; from < ROWS; from += PERIOD) many.set(few, from);
    const logLikelihoodOf = async (choice: 'wasm' | 'reference', own: Uint8Array) => {
      const items = new Array<Uint8Array>(ITEMS).fill(own);
      const data = { rows: own.length, codes: own, items, values: new Float64Array(0) };
      const iteration = createIteration(choice, document, data);
      const begun = performance.now();
      const { logLikelihood } = await iteration.run();
      iteration.dispose();
      return { logLikelihood, seconds: (performance.now() - begun) / 1000 };
    };
    const { logLikelihood, seconds } = await logLikelihoodOf('wasm', many);
    const once = await logLikelihoodOf('reference', few);
    const error = Math.abs(logLikelihood / (once.logLikelihood * (ROWS / PERIOD)) - 1);
    return {
      columns: ['codes in the kernel', 'one iteration', 'relative error of the log-likelihood'],
      rows: [[`${(BYTES / 2 ** 30).toFixed(2)} GiB`, `${seconds.toFixed(1)} s`, error.toExponential(1)]],
      bars: [{ text: 'memory past 2 GiB works', measured: error.toExponential(1), met: error <= WITHIN }],
      notes: [],
    };
  },
};
