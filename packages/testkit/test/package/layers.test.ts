import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { emptyFolder, output, root } from './npm.ts';

// The rules of .dependency-cruiser.cjs on a small tree in order, and on the same tree with a file that breaks each.
const clean = {
  'packages/core/src/error/index.ts': 'export const error = 1;\n',
  'packages/core/src/table/index.ts': `export { error } from '../error/index.ts';\n`,
  'packages/kernel/src/index.ts': 'export const kernel = 1;\n',
  'apps/cli/src/main.ts': 'export const main = 1;\n',
};

/** A rule, the file that breaks it, and what stands in it. */
const breaches: readonly (readonly [rule: string, path: string, text: string])[] = [
  ['core-layer-error', 'packages/core/src/error/upwards.ts', `export * from '../table/index.ts';\n`],
  ['core-known-layers', 'packages/core/src/unknown/a.ts', ''],
  ['core-imports-only-kernel', 'packages/core/src/error/node.ts', `import 'node:fs';\n`],
  ['kernel-through-math-and-engine', 'packages/core/src/table/a.ts', `import '../../../kernel/src/index.ts';\n`],
  ['kernel-imports-nothing', 'packages/kernel/src/a.ts', `import 'node:fs';\n`],
  ['cli-uses-the-public-entry', 'apps/cli/src/deep.ts', `import '../../../packages/core/src/error/index.ts';\n`],
  ['files-layer-bytes', 'packages/files/src/bytes/a.ts', `import '../table/b.ts';\n`],
  ['files-run-in-browsers', 'packages/files/src/bytes/node.ts', `import 'node:zlib';\n`],
  ['files-use-the-public-entry', 'packages/files/src/a.ts', `import '../../core/src/error/index.ts';\n`],
  ['nothing-imports-apps', 'packages/core/src/a.ts', `import '../../../apps/cli/src/main.ts';\n`],
  ['resolvable', 'apps/cli/src/nowhere.ts', `import 'no-such-package';\n`],
  ['no-circles', 'apps/cli/src/circle/a.ts', `import './b.ts';\n`],
];

/** What the breaches need beside them. */
const others = {
  'packages/core/src/index.ts': `import './unknown/a.ts';\n`,
  'packages/files/src/table/b.ts': '',
  'apps/cli/src/circle/b.ts': `import './a.ts';\n`,
};

let broken: readonly Violation[] = [];
beforeAll(async () => {
  broken = await violations({
    ...clean,
    ...others,
    ...Object.fromEntries(breaches.map(([, path, text]) => [path, text])),
  });
});

test('a tree in order passes', async () => {
  expect(await violations(clean)).toEqual([]);
});

test.each(breaches)('%s bites: %s', (rule, path) => {
  const rules = broken.filter(({ from, to }) => from === path || to === path).map((violation) => violation.rule.name);
  expect(rules).toContain(rule);
});

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

async function violations(files: Readonly<Record<string, string>>): Promise<readonly Violation[]> {
  const folder = await emptyFolder();
  for (const [path, text] of Object.entries({ 'tsconfig.base.json': '{}\n', ...files })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const parameters = ['--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', 'packages', 'apps'];
  // The JSON reporter's exit code is 0 also where rules are broken; the text reporter of `npm run check` fails.
  const report = await output(process.execPath, [cruiser, ...parameters], folder);
  await rm(folder, { recursive: true, force: true });
  return JSON.parse(report).summary.violations;
}
