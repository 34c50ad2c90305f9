import { defineConfig } from 'vitest/config';
import { shared } from '../../vitest.shared.ts';
import { mathml } from './scripts/mathml.ts';

/** axe looks at every view and every step for a minute and a half: `npm run test:access`. */
const ACCESS = ['test/axe.test.ts', 'test/workbench/access.test.ts', 'test/workbench/results.a11y.test.ts'];
const isAccess = process.env['LATENT_ACCESS'] !== undefined;

export default defineConfig({
  plugins: [mathml()], // lessons import their formulas
  test: {
    ...shared,
    maxWorkers: '100%', // of the cores: a page is waited for as much as it computes
    include: isAccess ? ACCESS : ['test/**/*.test.{ts,tsx}'],
    exclude: isAccess ? [] : ACCESS,
    globalSetup: ['test/served.ts'],
    expect: { poll: { timeout: 10_000 } },
  },
});
