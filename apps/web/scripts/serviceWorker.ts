import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Plugin, transformWithOxc } from 'vite';

const SOURCE = fileURLToPath(new URL('../src/offline/worker.ts', import.meta.url));
const PUBLIC = fileURLToPath(new URL('../public', import.meta.url));

/** Writes `sw.js` with the names of all files of the build, and a version that changes with any of them. */
export function serviceWorker(): Plugin {
  return {
    name: 'latent-service-worker',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_, bundle) {
      const still = readdirSync(PUBLIC).map((name) => ({ name, content: readFileSync(`${PUBLIC}/${name}`) }));
      const built = Object.values(bundle).map((file) => ({
        name: file.fileName,
        content: file.type === 'chunk' ? file.code : file.source,
      }));
      const files = [...still, ...built].sort((a, b) => (a.name < b.name ? -1 : 1));
      const hash = createHash('sha256');
      for (const { name, content } of files) hash.update(name).update(content);
      const { code } = await transformWithOxc(readFileSync(SOURCE, 'utf8'), SOURCE);
      const names = ['./', ...files.map(({ name }) => `./${name}`).filter((name) => name !== './index.html')];
      const constants = `const VERSION = ${JSON.stringify(hash.digest('hex').slice(0, 16))};\nconst FILES = ${JSON.stringify(names)};\n`;
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: constants + code });
    },
  };
}
