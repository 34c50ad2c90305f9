// `npm run test:all -w packages/testkit`: every cell of the tables, and ten times as many random problems a law.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { run } from '../../../scripts/run.mjs';

const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
const environment = { LATENT_ALL: '1', LATENT_TRIALS: process.env['LATENT_TRIALS'] ?? '10' };
process.exitCode = await run(
  process.execPath,
  [vitest, 'run', '--root', 'packages/testkit', ...argv.slice(2)],
  environment,
);
