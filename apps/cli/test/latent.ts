import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { type Ended, warm } from '../../../vitest.program.ts';

/** The built program. */
const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));

const run = warm(MAIN);

/** Runs the built `latent` in a process that the tests of a file share. */
export const latent = (args: readonly string[], input = ''): Promise<Ended> =>
  run(args, { input, env: { ...process.env, NO_COLOR: '1' } });

/** The same with JSON results. */
export async function latentJson(args: readonly string[]): Promise<unknown> {
  const { code, stdout, stderr } = await latent([...args, '--format', 'json']);
  if (code !== 0) throw new Error(`exit code ${code}: ${stderr}`);
  return JSON.parse(stdout);
}

const folder = mkdtempSync(join(tmpdir(), 'latent-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A path in a folder that is removed after the tests of a file. */
export const pathOf = (name: string): string => join(folder, name);

/** A real file; objects are written as JSON. */
export function file(name: string, content: string | object): string {
  writeFileSync(pathOf(name), typeof content === 'string' ? content : JSON.stringify(content));
  return pathOf(name);
}
