// Bundles the benchmark into dist/: Node 20 does not run TypeScript. The contestants' packages stay outside, as users have them.
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await rm('dist', { recursive: true, force: true });
const bundle = await rolldown({
  input: { main: 'src/main.ts', page: 'src/page.ts' },
  platform: 'node',
  // The library that users have, and node's own; the library's source comes in through src/internals.ts.
  external: (id) => !/^[./]|^@latent\/kernel/.test(id),
  transform: { target: 'node20' },
});
await bundle.write({ dir: 'dist', format: 'esm' });
await bundle.close();
