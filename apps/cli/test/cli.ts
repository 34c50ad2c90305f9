import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect } from 'vitest';
import { type Ended, type Surroundings, warm } from '../../../vitest.program.ts';

/** The built program: tests run what people install. */
export const BINARY = fileURLToPath(new URL('../dist/main.js', import.meta.url));

const run = warm(BINARY);

/** Runs `latent …` in a process that the tests of a file share. */
export const latent = (args: readonly string[], surroundings?: Surroundings): Promise<Ended> =>
  run(args, withEnvironment(surroundings));

/** Runs `latent …` as a process of its own and waits for its end: where that process is what the test is about. */
export function latentProcess(args: readonly string[], surroundings?: Surroundings): Promise<Ended> {
  const { input, ...options } = withEnvironment(surroundings);
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [BINARY, ...args],
      { ...options, maxBuffer: 2 ** 28 },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
        resolve({ code, stdout, stderr });
      },
    );
    child.stdin?.on('error', () => undefined); // a program that fails early does not read its input
    child.stdin?.end(input ?? '');
  });
}

const withEnvironment = ({ env, ...rest }: Surroundings = {}) => ({
  ...rest,
  env: { ...process.env, NO_COLOR: '', FORCE_COLOR: '', ...env },
});

/** A folder of a test's own with these files; it is removed after the test. */
export function folder(files: Readonly<Record<string, string | object>>): string {
  const path = mkdtempSync(join(tmpdir(), 'latent-cli-'));
  folders.push(path);
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(path, name), typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const folders: string[] = [];

afterEach(() => {
  for (const path of folders.splice(0)) rmSync(path, { recursive: true, force: true });
});

/** Expects an error with this code, whose text has all these pieces, and a folder with nothing new in it. */
export async function expectFailure(
  files: Readonly<Record<string, string | object>>,
  args: readonly string[],
  code: number,
  name: string,
  ...pieces: readonly (string | RegExp)[]
): Promise<void> {
  const cwd = folder(files);
  const ended = await latent(args, { cwd });
  expect(ended.stderr).toContain(`error[${name}]`);
  expect(ended.stderr).toMatch(/\n {2}Fix: \S/);
  for (const piece of pieces) expect(ended.stderr).toMatch(piece);
  expect(ended.code).toBe(code);
  expect(ended.stdout).toBe('');
  expect(readdirSync(cwd).sort()).toEqual(Object.keys(files).sort());
}

/** The fit document that `latent fit … --format json` prints. */
export async function fitJson(cwd: string, args: readonly string[]) {
  const ended = await latent(['fit', ...args, '--format', 'json'], { cwd });
  expect(ended.code, ended.stderr).toBe(0);
  return JSON.parse(ended.stdout);
}

export function readJson(...path: readonly string[]) {
  return JSON.parse(readFileSync(join(...path), 'utf8'));
}

/** Rows that two classes of equal size make, whose items say the truth in four of five cases. */
export const SURVEY = survey(200);

function survey(rows: number): string {
  let state = 7;
  const uniform = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const row = (): string => {
    const yes = uniform() < 0.5;
    return Array.from({ length: 3 }, () => (uniform() < 0.8 ? yes : !yes))
      .map((cell) => (cell ? 'yes' : 'no'))
      .join(',');
  };
  return `${['A,B,C', ...Array.from({ length: rows }, row)].join('\n')}\n`;
}

/** The Stouffer–Toby table that the repository ships. */
export const STOUFFER_TOBY = fileURLToPath(new URL('../../../examples/stouffer-toby.csv', import.meta.url));

/** A file of the reference data beside the checkout; undefined where that folder is absent. */
export function reference(path: string): string | undefined {
  const file = fileURLToPath(new URL(`../../../../shared/references/${path}`, import.meta.url));
  return existsSync(file) ? file : undefined;
}
