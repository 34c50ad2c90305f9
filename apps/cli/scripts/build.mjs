// Bundles the command line into dist/: one chunk for every command, loaded when it is called, one for what commands share (a file
// takes about half a millisecond to load), and what every call needs; dependencies stay outside.
import { chmod, cp, readFile, rename, rm } from 'node:fs/promises';
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
/** What is loaded before a command is known: `latent --help` loads nothing else. */
const atOnce = new Set();
function addReached(id, modules) {
  if (atOnce.has(id)) return;
  atOnce.add(id);
  for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) addReached(imported, modules);
}
function isAtOnce(id, modules) {
  addReached(`${process.cwd()}/src/run.ts`, modules);
  return atOnce.has(id);
}
await bundle.write({
  dir: fresh,
  format: 'esm',
  chunkFileNames: 'chunks/[name].js',
  codeSplitting: {
    groups: [
      { debugName: 'run', name: (id, modules) => (isAtOnce(id, modules) ? 'run' : null), priority: 1 },
      { debugName: 'shared', name: 'shared', minShareCount: 2 },
    ],
  },
  banner: (chunk) => (chunk.isEntry && !chunk.code?.startsWith(shebang) ? shebang : ''),
});
await bundle.close();
await cp('../web/dist', `${fresh}/chunks/lab`, { recursive: true }); // what `latent lab` serves, beside its code
await chmod(`${fresh}/main.js`, 0o755);
await rm('dist', { recursive: true, force: true });
await rename(fresh, 'dist');
