import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as latent from '../../src/index.ts';

const page = readFileSync(new URL('../../../../docs/own-model.md', import.meta.url), 'utf8');
const AsyncFunction = (async () => {}).constructor as new (
  ...parts: string[]
) => (...values: unknown[]) => Promise<void>;

/** Each program of the page with the output that stands behind it. */
const programs = Array.from(page.matchAll(/```js\n(.*?)```.*?```text\n(.*?)```/gs), ([, code, output]) => ({
  code: code as string,
  output: output as string,
}));

async function outputOf(code: string): Promise<string> {
  const lines: string[] = [];
  const body = code.replace(/^import (\{.*?\}) from 'latent';$/m, 'const $1 = latent;');
  await new AsyncFunction('latent', 'console', body)(latent, { log: (line: string) => lines.push(`${line}\n`) });
  return lines.join('');
}

describe('docs/own-model.md', () => {
  test('holds two programs, and no code that is not run', () => {
    expect(programs).toHaveLength(2);
    expect(page.match(/```js/g)).toHaveLength(2);
  });

  test.each(programs)('program $# prints what the page says', async ({ code, output }) => {
    expect(await outputOf(code)).toBe(output);
  });
});
