import { fileURLToPath } from 'node:url';

/** What the test configurations of all workspaces share. */
export const shared = {
  // A focused test would hide all others; the linter cannot tell it from our own `fit(…)`.
  allowOnly: false,
  testTimeout: 60_000,
  hookTimeout: 60_000,
  setupFiles: [fileURLToPath(new URL('./vitest.setup.ts', import.meta.url))],
};
