import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../src/folder.ts';
import { pages } from '../src/pages.ts';
import { render } from '../src/render.ts';

// Every program and transcript of every page is run; `npm run docs` writes the outputs as they are now.
test.each(pages)('$path shows what its programs and commands print', async ({ path, text }) => {
  await expect(await render(text)).toMatchFileSnapshot(join(root, path));
});
