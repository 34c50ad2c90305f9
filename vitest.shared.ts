import { fileURLToPath } from 'node:url';

/** What the test configurations of all workspaces share. */
export const shared = {
  // A focused test would hide all others; the linter cannot tell it from our own `fit(…)`.
  allowOnly: false,
  // Files share what they import: loading it anew for each took half the time of a suite. A test leaves nothing behind.
  isolate: false,
  testTimeout: 60_000,
  hookTimeout: 60_000,
  setupFiles: [fileURLToPath(new URL('./vitest.setup.ts', import.meta.url))],
};
