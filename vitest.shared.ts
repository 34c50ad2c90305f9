import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

/** What the test configurations of all workspaces share. */
export const shared = {
  // A focused test would hide all others; the linter cannot tell it from our own `fit(…)`.
  allowOnly: false,
  // Vitest leaves a core free, which on two of them is half: here tests wait for processes and browsers, and nothing is timed.
  maxWorkers: availableParallelism(),
  testTimeout: 60_000,
  hookTimeout: 60_000,
  setupFiles: [fileURLToPath(new URL('./vitest.setup.ts', import.meta.url))],
};
