import { readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyFolder, output, root } from './npm.ts';

// Bytes, minified and gzipped, with the kernel. It was 60 for categorical columns alone (44 in use) and 90 for seven families, their ranks,
// priors, starts, the choice of K and models of one's own (82); networks, their inference, ranks and BIF took it to 112; passes for complete
// Gaussian columns and for tables alone, which are 3 to 8 times as fast, take 11 more, and work on several threads 5; two fits compared 3.
const CEILING = 135 * 1024;
/** What each further thread loads, once: a file by itself, without the kernel, which is sent to it. */
const CEILING_OF_WORKER = 40 * 1024;

let folder = '';
beforeAll(async () => {
  folder = await emptyFolder();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each(['latent', 'latent/slim'])('%s is at most 135 KiB, minified and gzipped', async (entry) => {
  const size = gzipSync(await bundled(`export * from '${entry}';`), { level: 9 }).length;
  process.stdout.write(`${entry}: ${(size / 1024).toFixed(1)} KiB min+gzip (ceiling ${CEILING / 1024})\n`);
  expect(size).toBeLessThanOrEqual(CEILING);
});

test('the file of the workers is at most 40 KiB', async () => {
  const size = gzipSync(await bundled(`import 'latent/worker';`), { level: 9 }).length;
  process.stdout.write(
    `latent/worker: ${(size / 1024).toFixed(1)} KiB min+gzip (ceiling ${CEILING_OF_WORKER / 1024})\n`,
  );
  expect(size).toBeLessThanOrEqual(CEILING_OF_WORKER);
  expect(size).toBeGreaterThan(10 * 1024); // all that a fit needs is in it
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

test('a bundle without the file of the workers fits on one thread, and says so', async () => {
  const program = `
    import { bernoulli, lca } from 'latent';
    const rows = Array.from({ length: 2000 }, (_, i) => ({ a: i & 1, b: (i >> 1) & 1, c: (i % 3) & 1, d: (i % 5) & 1 }));
    const model = lca({ classes: 3, columns: { a: bernoulli(), b: bernoulli(), c: bernoulli(), d: bernoulli() } });
    const fit = (threads) => model.fit(rows, { threads, starts: 400, tolerance: 0, maxIterations: 60 });
    const [one, two] = [await fit(1), await fit(2)];
    console.log(one.info.objective === two.info.objective, two.info.warnings.map(({ code }) => code).join());`;
  await writeFile(join(folder, 'alone.mjs'), await bundled(program));
  expect(await output(process.execPath, ['alone.mjs'], folder)).toMatch(/^true .*WORKERS_UNAVAILABLE/);
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
