import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { assertAgreement } from '../agree.ts';
import { judge } from '../bars.ts';
import { referenceData } from '../fits/data.ts';
import { inBench } from '../folder.ts';
import { measure, spread } from '../measure.ts';
import { milliseconds } from '../text.ts';
import type { Study } from './study.ts';

const run = promisify(execFile);
/** The command line as it was built. */
export const COMMAND = inBench('../apps/cli/dist/main.js');
const ITEMS = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
const TIMES = 4;

/** A whole process of `latent fit` against a bare one of Node. */
export const commandLineStudy: Study = {
  name: 'command-line',
  title: '`latent fit` on carcinoma (118 rows, 7 items, three classes, 20 starts), whole process',
  async run(rounds) {
    const columns = ['process', 'time'];
    const data = referenceData('carcinoma', ITEMS);
    if (!data) return { columns, rows: [], bars: [], notes: ['absent: the references are not beside the checkout'] };
    const fit = [COMMAND, 'fit', data.path, '-k', '3'];
    await assertBest([...fit, '--format', 'json', '--quiet']);
    const process_ = (name: string, parameters: readonly string[]) => ({
      name,
      async run() {
        await run(process.execPath, parameters);
        return { logLikelihood: 0 };
      },
    });
    const contestants = [process_('latent fit', fit), process_('node -e 0', ['-e', '0'])];
    const timed = (await measure(contestants, rounds)).map(({ contestant, milliseconds: times }) => ({
      name: contestant,
      ...spread(times),
    }));
    return {
      columns,
      rows: timed.map((timing) => [`\`${timing.name}\``, milliseconds(timing)]),
      bars: judge([{ who: 'latent fit', against: 'node -e 0', most: TIMES }], timed),
      notes: [],
    };
  },
};

/** The fit that is timed reaches the best log-likelihood that is known. */
async function assertBest(parameters: readonly string[]): Promise<void> {
  const path = inBench('../../shared/references/ref/best_carcinoma_lca_K3.json');
  if (!existsSync(path)) return;
  const { loglik } = JSON.parse(readFileSync(path, 'utf8')) as { loglik: number };
  const { stdout } = await run(process.execPath, parameters);
  const { logLikelihood } = JSON.parse(stdout) as { logLikelihood: number };
  const reached = [
    { contestant: 'latent fit', logLikelihood },
    { contestant: 'reference', logLikelihood: loglik },
  ];
  assertAgreement('carcinoma', reached, 1e-6);
}
