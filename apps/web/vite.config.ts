import { defineConfig } from 'vite';
import { markdown } from './scripts/markdown.ts';
import { mathml } from './scripts/mathml.ts';
import { serviceWorker } from './scripts/serviceWorker.ts';

// `base` is relative: the built lab runs in any folder of any static host.
export default defineConfig({
  base: './',
  plugins: [mathml(), markdown(), serviceWorker()],
  worker: { format: 'es' },
  build: { target: 'es2022', modulePreload: { polyfill: false } },
});
