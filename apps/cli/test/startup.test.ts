import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BINARY } from './cli.ts';

interface Loaded {
  readonly packages: ReadonlySet<string>;
  readonly chunks: ReadonlySet<string>;
  readonly bytes: number;
}

/** What is loaded with a chunk of the built program: what it imports at once, and what that imports. */
function loadedWith(entry: string): Loaded {
  const packages = new Set<string>();
  const chunks = new Set<string>();
  let bytes = 0;
  const visit = (path: string): void => {
    if (chunks.has(path)) return;
    chunks.add(path);
    const text = readFileSync(path, 'utf8');
    bytes += text.length;
    for (const [, own] of text.matchAll(/^(?:import|export)\b(?:[^'"\n]*\bfrom)?\s*["']([^"']+)["']/gm)) {
      const name = own as string;
      if (name.startsWith('.')) visit(resolve(dirname(path), name));
      else if (!name.startsWith('node:')) packages.add(name);
    }
  };
  visit(entry);
  return { packages, chunks, bytes };
}

const chunk = (name: string): string => join(dirname(BINARY), 'chunks', `${name}.js`);

describe('what latent --help loads (it takes less than twice the time of a bare Node)', () => {
  it('is commander and the declarations: not the library, no command, no reader of data', () => {
    const [, first] = /import\("\.\/chunks\/(\w+)\.js"\)/.exec(readFileSync(BINARY, 'utf8')) ?? [];
    const { packages, bytes } = loadedWith(chunk(first as string));
    expect([...packages].sort()).toEqual(['commander', 'picocolors']);
    expect(bytes).toBeLessThan(64_000);
  });

  it.each([
    ['verify', 'latent'],
    ['complete', '@bomb.sh/tab/commander'],
  ])('%s brings %s with it', (name, needed) => {
    expect(loadedWith(chunk(name)).packages).toContain(needed);
  });
});
