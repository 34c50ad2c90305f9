import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyFolder, installInto, newerNode, output, pack } from './npm.ts';

const body = `
const [a, b, c, d] = ['A', 'B', 'C', 'D'].map(() => categorical(['1', '2']));
const counts = [20, 2, 9, 2, 6, 1, 4, 1, 38, 7, 24, 6, 25, 6, 23, 42]; // Stouffer and Toby 1951
const rows = counts.flatMap((count, pattern) => {
  const [A, B, C, D] = [8, 4, 2, 1].map((bit) => (pattern & bit ? '2' : '1'));
  return Array.from({ length: count }, () => ({ A, B, C, D }));
});
lca({ classes: 2, columns: { A: a, B: b, C: c, D: d } })
  .fit(rows, { seed: 1 })
  .then((fitted) => console.log(JSON.stringify(fitted.info.logLikelihood)));
`;

// 40 starts of some milliseconds, on two threads; the process says how many workers it started, and has to end by itself.
const threadsBody = `
let started = 0;
process.on('worker', () => started++);
const names = Array.from({ length: 8 }, (_, j) => 'q' + j);
const rows = Array.from({ length: 4000 }, (_, i) => Object.fromEntries(names.map((n, j) => [n, String(((i * (j + 3)) % 7) & 1)])));
const model = lca({ classes: 4, columns: Object.fromEntries(names.map((n) => [n, categorical(['0', '1'])])) });
const fit = (threads) => model.fit(rows, { threads, starts: 120, tolerance: 0, maxIterations: 150 });
(async () => {
  const [one, two] = [await fit(1), await fit(2)];
  console.log(JSON.stringify(one.toJSON()) === JSON.stringify(two.toJSON()), started, one.info.objective);
})();
`;

let folder = '';
let nodes: readonly string[] = [];

beforeAll(async () => {
  folder = await emptyFolder();
  const tarballs = [await pack('packages/core', folder), await pack('apps/cli', folder)];
  await installInto(folder, tarballs);
  nodes = [process.execPath, await newerNode()];
  await writeFile(join(folder, 'fit.mjs'), `import { categorical, lca } from 'latent';${body}`);
  await writeFile(join(folder, 'fit.cjs'), `const { categorical, lca } = require('latent');${body}`);
  const slim = `import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { categorical, lca, useKernel } from 'latent/slim';
useKernel(new WebAssembly.Module(readFileSync(createRequire(import.meta.url).resolve('latent/kernel.wasm'))));`;
  await writeFile(join(folder, 'slim.mjs'), slim + body);
  await writeFile(join(folder, 'threads.mjs'), `import { categorical, lca } from 'latent';${threadsBody}`);
  await writeFile(join(folder, 'threads.cjs'), `const { categorical, lca } = require('latent');${threadsBody}`);
  await writeFile(join(folder, 'threadsSlim.mjs'), slim + threadsBody);
}, 300_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

test('the newer Node is newer', async () => {
  const versions = await Promise.all(nodes.map((node) => output(node, ['-p', 'process.versions.node'], folder)));
  expect(Number.parseInt(versions[1] ?? '', 10)).toBeGreaterThan(20);
});

test('104. the same bits from import, require and latent/slim, on this Node and a newer one', async () => {
  const printed: string[] = [];
  for (const node of nodes) {
    for (const script of ['fit.mjs', 'fit.cjs', 'slim.mjs']) printed.push(await output(node, [script], folder));
  }
  expect(printed).toHaveLength(6);
  expect(new Set(printed).size).toBe(1);
  expect(Number(printed[0])).toBeCloseTo(-504.46767, 5); // the maximum with two classes
});

test('two threads give the bits of one from import, require and latent/slim, on this Node and a newer one', async () => {
  const printed: string[] = [];
  for (const node of nodes)
    for (const script of ['threads.mjs', 'threads.cjs', 'threadsSlim.mjs'])
      printed.push(await output(node, [script], folder));
  expect(printed).toHaveLength(6);
  for (const line of printed) expect(line).toMatch(/^true 1 -/);
  expect(new Set(printed).size).toBe(1);
});

test('latent --version, on this Node and a newer one', async () => {
  const { version } = JSON.parse(
    await output(nodes[0] as string, ['-p', 'JSON.stringify(require("latent-cli/package.json"))'], folder),
  );
  for (const node of nodes) {
    expect((await output(node, ['node_modules/latent-cli/dist/main.js', '--version'], folder)).trim()).toBe(version);
  }
  expect((await output(join(folder, 'node_modules/.bin/latent'), ['--version'], folder)).trim()).toBe(version);
});

test('latent doctor, verify and --schema find what they need in the package', async () => {
  const run = async (...args: readonly string[]) =>
    JSON.parse(await output(join(folder, 'node_modules/.bin/latent'), [...args], folder));
  expect(await run('doctor', '--json')).toMatchObject({ ok: true, selfTest: { checks: 48, passed: 48 } });
  expect(await run('verify', '--json')).toMatchObject({ agreed: true });
  expect(await run('fit', '--schema')).toMatchObject({ $id: 'latent-fit.json' });
  expect(await run('score', '--schema')).toMatchObject({ $id: 'latent-score.json' });
});

test('the schemas are in the package', async () => {
  for (const name of ['latent-model', 'latent-fit']) {
    const script = `require("latent/schemas/${name}.json").$schema`;
    expect(await output(process.execPath, ['-p', script], folder)).toContain('2020-12');
  }
});
