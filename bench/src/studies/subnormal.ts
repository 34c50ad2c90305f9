import type { MixtureDocument } from 'latent';
import { createIteration, type PlainRows } from '../internals.ts';
import { inARow, measure, spread } from '../measure.ts';
import { createRandom } from '../random.ts';
import type { Study } from './study.ts';

const [ROWS, ITEMS] = [100_000, 40];
const MOST = 3;
/** Natural logarithm of a responsibility that is no normal double any more: 2^-1022 is e^-708.4, the least of all is e^-744.4. */
const TINY = 725;

/** Passes whose responsibilities are subnormal, which some processors take many times as long for, against passes where they are not. */
export const subnormalStudy: Study = {
  name: 'subnormal',
  title: `Subnormal responsibilities: one EM iteration over ${ROWS.toLocaleString('en')} rows, K = 2, one thread`,
  async run(rounds) {
    const problems = [
      { title: '1 Gaussian column', plain: gaussian(9), tiny: gaussian(Math.sqrt(2 * TINY)) },
      { title: `${ITEMS} binary items`, plain: binary(0.4), tiny: binary(Math.exp(-TINY / ITEMS)) },
    ];
    const rows: string[][] = [];
    const ratios: number[] = [];
    for (const { title, plain, tiny } of problems) {
      const iterations = [plain, tiny].map(({ document, data }) => createIteration('wasm', document, data));
      const contestants = iterations.map((iteration, i) => ({
        name: i === 0 ? 'plain' : 'subnormal',
        run: () => inARow(() => iteration.run()),
      }));
      const [usual, slow] = (await measure(contestants, rounds)).map(({ milliseconds }) => spread(milliseconds).median);
      for (const iteration of iterations) iteration.dispose();
      const ratio = (slow as number) / (usual as number);
      ratios.push(ratio);
      rows.push([
        title,
        `${(usual as number).toFixed(2)} ms`,
        `${(slow as number).toFixed(2)} ms`,
        `${ratio.toFixed(2)}×`,
      ]);
    }
    const worst = Math.max(...ratios);
    return {
      columns: ['problem', 'normal', 'subnormal', 'ratio'],
      rows,
      bars: [{ text: `never more than ${MOST}×`, measured: `${worst.toFixed(2)}×`, met: worst <= MOST }],
      notes: [],
    };
  },
};

interface Problem {
  readonly document: MixtureDocument;
  readonly data: PlainRows;
}

const latent = { name: 'class', levels: ['1', '2'] } as const;
const base = { format: 'latent-model', version: 1, kind: 'mixture', latent } as const;

/** All rows close to the first component's mean, the second so many standard deviations away. */
function gaussian(apart: number): Problem {
  const random = createRandom(51);
  const values = Float64Array.from({ length: ROWS }, () => 1e-3 * random());
  return {
    document: {
      ...base,
      features: [{ name: 'x', family: 'gaussian', columns: ['x'], covariance: 'diagonal' }],
      parameters: { class: [0.5, 0.5], x: { mean: [[0], [apart]], variance: [[1], [1]] } },
    },
    data: { rows: ROWS, codes: new Uint8Array(0), values },
  };
}

/** All cells are the level that the second class gives a probability of `unlikely` times that of the first. */
function binary(unlikely: number): Problem {
  const names = Array.from({ length: ITEMS }, (_, item) => `A${item}`);
  const table = [
    [0.5, 0.5],
    [0.5 * unlikely, 1 - 0.5 * unlikely],
  ];
  return {
    document: {
      ...base,
      features: names.map((name) => ({ name, family: 'categorical', levels: ['1', '2'] })),
      parameters: { class: [0.5, 0.5], ...Object.fromEntries(names.map((name) => [name, table])) },
    },
    data: { rows: ROWS, codes: new Uint8Array(ROWS * ITEMS).fill(1), values: new Float64Array(0) },
  };
}
