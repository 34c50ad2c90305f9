// The published files: ES modules and CommonJS, each with its own types, for the entries `latent` and `latent/slim`. What the
// two entries share lies in one chunk, so that a kernel given to `latent/slim` is the kernel of `latent` too.
// Not minified: a process would start 2 ms sooner without spaces and comments, and 6 ms without names (median of 41), and stacks say less.
import { copyFile, readdir, rm, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';
import { buildValidators } from './validators.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const input = { index: 'src/index.ts', slim: 'src/slim.ts' };
const worker = 'src/worker.ts';

/** Where a CommonJS file lies, in Node; elsewhere such files have no workers. */
const OWN_URL = "globalThis.process?.getBuiltinModule?.('node:url')?.pathToFileURL(__filename).href";

await buildValidators();
await rm('dist', { recursive: true, force: true });
await buildCode();
await buildWorker();
await buildTypes();
await copyFile(fileURLToPath(import.meta.resolve('@latent/kernel/kernel.wasm')), 'dist/kernel.wasm');
for (const name of (await readdir('dist')).sort()) {
  const { size } = await stat(`dist/${name}`);
  process.stdout.write(`${String(size).padStart(8)} dist/${name}\n`);
}

async function buildCode() {
  for (const extension of ['js', 'cjs']) {
    const [format, define] = extension === 'js' ? ['esm', {}] : ['cjs', { 'import.meta.url': OWN_URL }];
    const bundle = await rolldown({ input, platform: 'neutral', transform: { target: 'es2022', define } });
    await bundle.write({ ...names(extension), format, exports: 'named', sourcemap: true });
    await bundle.close();
  }
}

// What other threads run: one file by itself, so that it works wherever it is put.
async function buildWorker() {
  const bundle = await rolldown({ input: { worker }, platform: 'neutral', transform: { target: 'es2022' } });
  await bundle.write({ ...names('js'), format: 'esm', sourcemap: true });
  await bundle.close();
}

async function buildTypes() {
  const bundle = await rollup({
    input,
    plugins: [dts({ tsconfig: 'tsconfig.src.json', includeExternal: ['@latent/kernel'] })],
    onLog(level, log) {
      if (level === 'warn') throw new Error(log.message);
    },
  });
  for (const extension of ['d.ts', 'd.cts']) await bundle.write({ ...names(extension), format: 'es' });
  await bundle.close();
}

function names(extension) {
  return { dir: 'dist', entryFileNames: `[name].${extension}`, chunkFileNames: `shared.${extension}` };
}
