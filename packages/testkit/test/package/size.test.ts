import { readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyFolder, output, root } from './npm.ts';

// Bytes, minified and gzipped, with the kernel. It was 60 for categorical columns alone (44 in use) and 90 for seven families, their ranks,
// priors, starts, the choice of K and models of one's own (82); networks, their inference, ranks and BIF took it to 112; passes for complete
// Gaussian columns and for tables alone, which are 3 to 8 times as fast, take 11 more.
const CEILING = 125 * 1024;

let folder = '';
beforeAll(async () => {
  folder = await emptyFolder();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each(['latent', 'latent/slim'])('%s is at most 125 KiB, minified and gzipped', async (entry) => {
  const size = gzipSync(await bundled(`export * from '${entry}';`), { level: 9 }).length;
  process.stdout.write(`${entry}: ${(size / 1024).toFixed(1)} KiB min+gzip (ceiling ${CEILING / 1024})\n`);
  expect(size).toBeLessThanOrEqual(CEILING);
});

test('latent/slim carries no kernel', async () => {
  const dist = dirname(createRequire(import.meta.url).resolve('latent'));
  const kernel = (await readFile(join(dist, 'kernel.wasm'))).toString('base64');
  expect(await bundled(`export * from 'latent';`)).toContain(kernel);
  expect(await bundled(`export * from 'latent/slim';`)).not.toContain(kernel.slice(0, 200));
});

test('a bundler that drops unused code keeps the kernel', async () => {
  const program = `
    import { bernoulli, lca } from 'latent';
    const rows = [0, 1, 1].map((a) => ({ a, b: a }));
    lca({ classes: 1, columns: { a: bernoulli(), b: bernoulli() } })
      .fit(rows)
      .then((fitted) => console.log(fitted.info.producer.engine));`;
  await writeFile(join(folder, 'app.mjs'), await bundled(program));
  expect((await output(process.execPath, ['app.mjs'], folder)).trim()).toBe('wasm-simd');
});

/** One minified file, for browsers, from a program that imports the built packages. */
async function bundled(program: string): Promise<string> {
  const bundle = await rolldown({
    input: 'program',
    cwd: join(root, 'packages/testkit'),
    platform: 'browser',
    plugins: [
      {
        name: 'program',
        resolveId: (id) => (id === 'program' ? join(root, 'packages/testkit/program.mjs') : null),
        load: (id) => (id.endsWith('/program.mjs') ? program : null),
      },
    ],
  });
  const { output: chunks } = await bundle.generate({ format: 'esm', minify: true, codeSplitting: false });
  await bundle.close();
  return chunks[0].code;
}
