import { modelFromJSON } from 'latent';
import { assertAgreement } from '../agree.ts';
import { spread } from '../measure.ts';
import { hardProblems } from './hardProblems.ts';
import type { Study } from './study.ts';

const MEDIAN = 3;
const WORST = 1.2;

/** E-steps of plain EM and of SQUAREM from one start to the same optimum, everything that checks convergence included. */
export const squaremStudy: Study = {
  name: 'squarem',
  title: 'SQUAREM against plain EM: E-steps from one random start to convergence (tolerance 1e-8)',
  async run() {
    const rows: string[][] = [];
    const ratios: number[] = [];
    for (const { title, document, columns } of hardProblems()) {
      const model = modelFromJSON(document);
      const fit = async (acceleration: 'none' | 'squarem') => {
        const settings = { acceleration, starts: 1, seed: 1, tolerance: 1e-8, maxIterations: 1_000_000 } as const;
        return (await model.fit(columns, settings)).info;
      };
      const [plain, fast] = [await fit('none'), await fit('squarem')];
      assertAgreement(title, [
        { contestant: 'plain EM', logLikelihood: plain.logLikelihood },
        { contestant: 'SQUAREM', logLikelihood: fast.logLikelihood },
      ]);
      ratios.push(fast.evaluations / plain.evaluations);
      rows.push([
        title,
        plain.logLikelihood.toFixed(4),
        String(plain.evaluations),
        String(fast.evaluations),
        `${(plain.evaluations / fast.evaluations).toFixed(1)}×`,
      ]);
    }
    const median = 1 / spread(ratios).median;
    const worst = Math.max(...ratios);
    return {
      columns: ['problem', 'log-likelihood', 'plain EM', 'SQUAREM', 'fewer'],
      rows,
      bars: [
        { text: `${MEDIAN}× fewer E-steps in the median`, measured: `${median.toFixed(1)}×`, met: median >= MEDIAN },
        { text: `never more than ${WORST}×`, measured: `${worst.toFixed(2)}×`, met: worst <= WORST },
      ],
      notes: [],
    };
  },
};
