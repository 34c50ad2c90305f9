import { defineConfig } from 'vitest/config';
import { shared } from '../../vitest.shared.ts';

// Isolated: helpers remove their folders, and end the program that stays loaded, after each file. As many files at once as there are cores:
// half of the time a test waits for the program.
export default defineConfig({
  test: { ...shared, isolate: true, maxWorkers: '100%', include: ['test/**/*.test.ts'] },
});
