// What a visitor's browser must load before the first view stands, compressed as a host would.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const KIB = 1024;
const inDist = (name: string): string => fileURLToPath(new URL(`../dist/${name}`, import.meta.url));
const read = (name: string): string => readFileSync(inDist(name), 'utf8');
const packed = (content: string | Uint8Array): number => gzipSync(content, { level: 9 }).length / KIB;

/** A script and all that it imports statically. */
function reached(name: string, found = new Set<string>()): Set<string> {
  if (found.has(name)) return found;
  found.add(name);
  const folder = name.slice(0, name.lastIndexOf('/') + 1);
  for (const [, from = ''] of read(name).matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g))
    reached(folder + from, found);
  return found;
}

test('initial JavaScript: at most 120 KiB, React included', () => {
  const [, entry = ''] = /<script type="module"[^>]* src="\.\/([^"]+)"/.exec(read('index.html')) ?? [];
  const scripts = [...reached(entry)];
  expect(scripts.length).toBeGreaterThan(1);
  const size = scripts.reduce((sum, name) => sum + packed(read(name)), 0);
  expect(size).toBeGreaterThan(60); // React alone: what is counted is what is loaded
  expect(size).toBeLessThanOrEqual(120);
});

test('the WASM kernel: at most 40 KiB', () => {
  const kernel = readFileSync(fileURLToPath(new URL('../../../packages/core/dist/kernel.wasm', import.meta.url)));
  expect(kernel.length / KIB).toBeLessThanOrEqual(40);
});

test('nothing names another host', () => {
  const html = read('index.html');
  expect(html).toContain("default-src 'none'");
  expect([...html.matchAll(/(?:src|href)="(?!\.\/|data:)([^"]*)"/g)].map(([, url]) => url)).toEqual([]);
});
