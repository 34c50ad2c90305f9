import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyFolder, output, pack, root } from './npm.ts';

let folder = '';
beforeAll(async () => {
  folder = await emptyFolder();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each(['packages/core', 'apps/cli'])('publint (strict) has no remark on %s', async (workspace) => {
  const { messages, pkg } = await publint({ pkgDir: join(root, workspace), strict: true });
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
});

test('are-the-types-wrong has no remark on latent', async () => {
  const attw = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js');
  const tarball = await pack('packages/core', folder);
  // kernel.wasm is a file to read or to bundle and worker one for a thread to run: no modules with types.
  const parameters = [tarball, '--exclude-entrypoints', 'kernel.wasm', 'worker', '--format', 'json'];
  const report = await output(process.execPath, [attw, ...parameters], folder);
  const { analysis } = JSON.parse(report);
  expect(Object.keys(analysis.entrypoints)).toEqual(expect.arrayContaining(['.', './slim']));
  expect(analysis.problems).toEqual([]);
});
