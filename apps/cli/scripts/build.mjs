// Bundles the command line into dist/: one chunk a command, loaded when it is called; dependencies stay outside.
import { chmod, readFile, rename, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const { dependencies } = JSON.parse(await readFile('package.json', 'utf8'));
const shebang = '#!/usr/bin/env node';

// Built beside dist and swapped in, so that whoever runs the old one meanwhile finds it whole.
const fresh = 'dist.new.tmp';
await rm(fresh, { recursive: true, force: true });
const bundle = await rolldown({
  input: { main: 'src/main.ts' },
  platform: 'node',
  external: Object.keys(dependencies).map((name) => new RegExp(`^${name}(/|$)`)),
  transform: { target: 'node20', define: { 'process.env.NODE_ENV': '"production"' } }, // React, of reports
});
await bundle.write({
  dir: fresh,
  format: 'esm',
  chunkFileNames: 'chunks/[name].js',
  banner: (chunk) => (chunk.isEntry && !chunk.code?.startsWith(shebang) ? shebang : ''),
});
await bundle.close();
await chmod(`${fresh}/main.js`, 0o755);
await rm('dist', { recursive: true, force: true });
await rename(fresh, 'dist');
