import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyFolder, output, root } from './npm.ts';

// The rules of .dependency-cruiser.cjs on small trees that break them, one at a time.
const clean = {
  'packages/core/src/error/index.ts': 'export const error = 1;\n',
  'packages/core/src/table/index.ts': `export { error } from '../error/index.ts';\n`,
  'packages/kernel/src/index.ts': 'export const kernel = 1;\n',
  'apps/cli/src/main.ts': 'export const main = 1;\n',
};

let folder = '';
beforeAll(async () => {
  folder = await emptyFolder();
  await writeFile(join(folder, 'tsconfig.base.json'), '{}\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a tree in order passes', async () => {
  expect(await brokenRules({})).toEqual([]);
});

test.each([
  ['core-layer-error', { 'packages/core/src/error/a.ts': `export * from '../table/index.ts';\n` }],
  ['core-known-layers', { 'packages/core/src/new/a.ts': '', 'packages/core/src/index.ts': `import './new/a.ts';\n` }],
  ['core-imports-only-kernel', { 'packages/core/src/error/a.ts': `import 'node:fs';\n` }],
  ['kernel-through-math-and-engine', { 'packages/core/src/table/a.ts': `import '../../../kernel/src/index.ts';\n` }],
  ['kernel-imports-nothing', { 'packages/kernel/src/a.ts': `import 'node:fs';\n` }],
  ['cli-uses-the-public-entry', { 'apps/cli/src/a.ts': `import '../../../packages/core/src/error/index.ts';\n` }],
  [
    'files-layer-bytes',
    { 'packages/files/src/bytes/a.ts': `import '../table/b.ts';\n`, 'packages/files/src/table/b.ts': '' },
  ],
  ['files-run-in-browsers', { 'packages/files/src/bytes/a.ts': `import 'node:zlib';\n` }],
  ['files-use-the-public-entry', { 'packages/files/src/a.ts': `import '../../core/src/error/index.ts';\n` }],
  ['nothing-imports-apps', { 'packages/core/src/a.ts': `import '../../../apps/cli/src/main.ts';\n` }],
  ['resolvable', { 'apps/cli/src/a.ts': `import 'no-such-package';\n` }],
  ['no-circles', { 'apps/cli/src/a.ts': `import './b.ts';\n`, 'apps/cli/src/b.ts': `import './a.ts';\n` }],
])('%s bites', async (rule, files) => {
  expect(await brokenRules(files)).toContain(rule);
});

async function brokenRules(files: Record<string, string | undefined>): Promise<string[]> {
  for (const name of ['packages', 'apps']) await rm(join(folder, name), { recursive: true, force: true });
  for (const [path, text] of Object.entries({ ...clean, ...files })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text ?? '');
  }
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const parameters = ['--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', 'packages', 'apps'];
  // The JSON reporter's exit code is 0 also where rules are broken; the text reporter of `npm run check` fails.
  const report = await output(process.execPath, [cruiser, ...parameters], folder);
  const { summary } = JSON.parse(report);
  return summary.violations.map((violation: { rule: { name: string } }) => violation.rule.name);
}
