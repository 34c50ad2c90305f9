import { fileURLToPath } from 'node:url';

/** What the test configurations of all workspaces share. */
export const shared = {
  testTimeout: 60_000,
  hookTimeout: 60_000,
  setupFiles: [fileURLToPath(new URL('./vitest.setup.ts', import.meta.url))],
};
