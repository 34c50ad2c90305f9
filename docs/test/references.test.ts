import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { apiPage } from '../src/reference/api.ts';
import { cliPage } from '../src/reference/cli.ts';
import { codesPage } from '../src/reference/codes.ts';

// `npm run docs` writes them.
test.each([
  ['api.md', apiPage],
  ['cli.md', cliPage],
  ['codes.md', codesPage],
])('%s is in step with the sources', async (name, write) => {
  await expect(write()).toMatchFileSnapshot(fileURLToPath(new URL(`../${name}`, import.meta.url)));
});
