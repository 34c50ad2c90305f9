import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findChromium } from '../../scripts/chromium.mjs';
import { shared } from '../../vitest.shared.ts';

const chromium = await findChromium();
const both = { ...shared, globalSetup: ['src/global-setup.ts'] };

// test/browser/** runs in headless Chromium, everything else in Node.
export default defineConfig({
  test: {
    maxWorkers: '100%', // of the cores: nothing here measures time
    projects: [
      { test: { ...both, name: 'node', include: ['test/**/*.test.ts'], exclude: ['test/browser/**'] } },
      {
        optimizeDeps: { include: ['fast-check'] }, // found while tests run, it would reload their page
        test: {
          ...both,
          name: 'browser',
          isolate: true, // a page of its own for each file
          include: ['test/browser/**/*.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            api: { host: '127.0.0.1' },
            instances: [{ browser: 'chromium' }],
            provider: playwright({
              launchOptions: {
                ...(chromium ? { executablePath: chromium } : {}),
                args: [
                  '--no-sandbox', // the tests may run as root
                  '--disable-gpu',
                  '--disable-background-networking',
                  '--disable-component-update',
                  '--disable-sync',
                  '--no-first-run',
                  '--disable-quic',
                ],
              },
            }),
          },
        },
      },
    ],
  },
});
