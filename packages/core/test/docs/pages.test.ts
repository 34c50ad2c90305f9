import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as latent from '../../src/index.ts';

const AsyncFunction = (async () => {}).constructor as new (
  ...parts: string[]
) => (...values: unknown[]) => Promise<void>;

async function outputOf(code: string): Promise<string> {
  const lines: string[] = [];
  const body = code.replace(/^import (\{.*?\}) from 'latent';$/m, 'const $1 = latent;');
  await new AsyncFunction('latent', 'console', body)(latent, { log: (line: string) => lines.push(`${line}\n`) });
  return lines.join('');
}

describe.each([
  ['own-model.md', 2],
  ['mixtures.md', 1],
  ['networks.md', 1],
  ['words-and-thoughts.md', 4],
])('docs/%s', (name, count) => {
  const page = readFileSync(new URL(`../../../../docs/${name}`, import.meta.url), 'utf8');
  /** Each program of the page with the output that stands behind it. */
  const programs = Array.from(page.matchAll(/```js\n(.*?)```.*?```text\n(.*?)```/gs), ([, code, output]) => ({
    code: code as string,
    output: output as string,
  }));

  test('holds no code that is not run', () => {
    expect(programs).toHaveLength(count);
    expect(page.match(/```js/g)).toHaveLength(count);
  });

  test.each(programs)('program $# prints what the page says', async ({ code, output }) => {
    expect(await outputOf(code)).toBe(output);
  });
});
