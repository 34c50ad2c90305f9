import { defineConfig } from 'vitest/config';
import { shared } from '../../vitest.shared.ts';

const browserPieces = { conditions: ['browser', 'module', 'import', 'default'] };

// All in Node; what has a twin for browsers with that one too, also in Node. test/browser/** opens Chromium and reads there.
export default defineConfig({
  test: {
    projects: [
      { test: { ...shared, name: 'node', include: ['test/**/*.test.ts'] } },
      {
        resolve: browserPieces,
        ssr: { resolve: browserPieces },
        test: {
          ...shared,
          name: 'twins',
          include: ['test/bytes/*.test.ts', 'test/delimited/{csv,records,sniff}.test.ts'],
        },
      },
    ],
  },
});
