import { defineConfig } from 'vite';
import { mathml } from './scripts/mathml.ts';

// `base` is relative: the built lab runs in any folder of any static host.
export default defineConfig({
  base: './',
  plugins: [mathml()],
  worker: { format: 'es' },
  build: { target: 'es2022', modulePreload: { polyfill: false } },
});
