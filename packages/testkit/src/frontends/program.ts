import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FitDocument, ModelDocument } from 'latent';
import { type Ended, warm } from '../../../../vitest.program.ts';
import type { Data, Problem } from '../problem.ts';

// The built `latent` program: data and documents go through files, answers through stdout. It stays loaded from one command to the next,
// which gives what a process of its own does (apps/cli/test/process.test.ts); a fit that is interrupted has its own.

const program = fileURLToPath(new URL('../../../../apps/cli/dist/main.js', import.meta.url));
const run = warm(program);

/** `latent fit` with all files that it needs, written into the folder. */
export async function fitArguments<Model extends ModelDocument>(
  folder: string,
  problem: Problem<Model>,
): Promise<string[]> {
  const { document, engine, start, seed, starts, tolerance, maxIterations, acceleration = 'none' } = problem;
  const flags = {
    '--engine': engine,
    '--seed': seed,
    '--starts': starts,
    '--tolerance': tolerance,
    '--max-iterations': maxIterations,
    '--accelerate': acceleration,
  };
  const given = Object.entries(flags).flatMap(([flag, value]) => (value === undefined ? [] : [flag, String(value)]));
  const model = await writeJson(folder, 'model.json', document);
  const from = start ? ['--start', await writeJson(folder, 'start.json', start)] : [];
  const data = await writeData(folder, problem);
  return ['fit', data, '--model', model, ...from, ...given, ...weightsFlag(problem), '--format', 'json', '--quiet'];
}

/** Runs the program; rejects with the code of the error that it wrote to stderr. */
export async function latent(parameters: readonly string[]): Promise<{ readonly stdout: string }> {
  const ended = await run(parameters);
  if (ended.code !== 0) throw problemIn(ended, parameters);
  return ended;
}

function problemIn({ code, stderr }: Ended, parameters: readonly string[]): Error {
  try {
    const { error } = JSON.parse(stderr) as { error: { code: string; message: string } };
    return Object.assign(new Error(error.message), error);
  } catch {
    return new Error(`latent ${parameters.join(' ')} left with ${code}: ${stderr}`);
  }
}

export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'latent-testkit-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

export async function writeJson(folder: string, name: string, document: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, JSON.stringify(document));
  return path;
}

const WEIGHTS = 'row weight';

export const weightsFlag = ({ weights }: Data): string[] => (weights ? ['--weights', WEIGHTS] : []);

export async function writeData(folder: string, { header, rows, weights }: Data): Promise<string> {
  const path = join(folder, 'data.csv');
  const titles = weights ? [...header, WEIGHTS] : header;
  const lines = rows.map((row, i) =>
    [...row.map((cell) => cell ?? ''), ...(weights ? [String(weights[i])] : [])].join(','),
  );
  await writeFile(path, `${titles.join(',')}\n${lines.map((line) => (line === '' ? '""\n' : `${line}\n`)).join('')}`); // an empty line is no row
  return path;
}

/** Ctrl-C after a while: where it came before the first iteration was complete, again after twice the while. */
export async function interrupt<Model extends ModelDocument>(
  parameters: readonly string[],
  milliseconds: number,
): Promise<FitDocument<Model>> {
  const ended = await interrupted(parameters, milliseconds);
  const { code, stdout } = ended;
  // Without output the signal may have come before the program listened for it.
  if (stdout !== '' ? code !== 130 : code !== null && code !== 130) throw problemIn(ended, parameters);
  const document = stdout === '' ? undefined : (JSON.parse(stdout) as FitDocument<Model>);
  if (document && document.iterations > 0) return document;
  if (milliseconds < 10_000) return interrupt(parameters, 2 * milliseconds);
  throw new Error(`no iteration was complete after ${milliseconds} ms`);
}

function interrupted(parameters: readonly string[], milliseconds: number): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [program, ...parameters], { maxBuffer: 2 ** 28 }, (_, stdout, stderr) => {
      clearTimeout(timer);
      resolve({ code: child.exitCode, stdout, stderr });
    });
    const timer = setTimeout(() => child.kill('SIGINT'), milliseconds);
  });
}
