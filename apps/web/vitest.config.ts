import { defineConfig } from 'vitest/config';
import { shared } from '../../vitest.shared.ts';

export default defineConfig({
  test: {
    ...shared,
    maxWorkers: '100%', // of the cores: a page is waited for as much as it computes
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/served.ts'],
    expect: { poll: { timeout: 10_000 } },
  },
});
