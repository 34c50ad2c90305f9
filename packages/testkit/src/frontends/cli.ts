import { type ChildProcess, execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FitDocument } from 'latent';
import { columnsOf } from '../oracle/families/index.ts';
import { featuresOf } from '../oracle/feature.ts';
import type { Answer, Data, Problem, RowAnswers } from '../problem.ts';
import type { Explained, FrontEnd } from './front.ts';

const program = fileURLToPath(new URL('../../../../apps/cli/dist/main.js', import.meta.url));

/** The built `latent` program, in a process of its own: data and documents go through files, answers through stdout. */
export function createCli(runs: number): FrontEnd {
  const answers = new Map<string, Promise<Answer>>(); // many laws begin with the same fit: it is run once
  return {
    name: 'cli',
    runs,
    fit(problem) {
      const key = JSON.stringify(problem);
      const answer = answers.get(key) ?? fit(problem);
      answers.set(key, answer);
      return answer;
    },
    apply: (fit, data, engine) =>
      inFolder(async (folder) => {
        const rows = join(folder, 'rows.csv');
        const documents = [await writeJson(folder, 'fit.json', fit), await writeData(folder, data)];
        await latent(['predict', ...documents, '--engine', engine, '--rows', rows, '--format', 'json', '--quiet']);
        return readRows(rows);
      }),
    score: (fit, data) =>
      inFolder(async (folder) => {
        const documents = [await writeJson(folder, 'fit.json', fit), await writeData(folder, data)];
        const { stdout } = await latent(['score', ...documents, ...weightsFlag(data), '--format', 'json', '--quiet']);
        return (JSON.parse(stdout) as { logLikelihood: number }).logLikelihood;
      }),
    sample: (fit, rows, seed) =>
      inFolder(async (folder) => {
        const document = await writeJson(folder, 'fit.json', fit);
        const { stdout } = await latent([
          'sample',
          document,
          '-n',
          String(rows),
          '--seed',
          String(seed),
          '--format',
          'json',
          '--quiet',
        ]);
        const drawn = JSON.parse(stdout) as Record<string, string | number | null>[];
        const columns = featuresOf(fit.model).flatMap(columnsOf);
        return drawn.map((row) => columns.map((name) => (row[name] == null ? null : String(row[name]))));
      }),
    explain: (problem) =>
      inFolder(async (folder) => {
        const model = await writeJson(folder, 'model.json', problem.document);
        const start = await writeJson(folder, 'start.json', problem.start);
        const data = await writeData(folder, problem);
        const { stdout } = await latent([
          'explain',
          '--em',
          data,
          '--model',
          model,
          '--start',
          start,
          ...weightsFlag(problem),
          '--format',
          'json',
          '--quiet',
        ]);
        const { before, after, decomposition } = JSON.parse(stdout);
        return {
          before: before.logLikelihood,
          after: after.logLikelihood,
          decomposition,
          document: after.document,
        } satisfies Explained;
      }),
    interrupt: (problem) => inFolder(async (folder) => interrupt(await fitArguments(folder, problem), 500)),
  };
}

/** Ctrl-C after a while: where it came before the first iteration was complete, again after twice the while. */
async function interrupt(parameters: readonly string[], milliseconds: number): Promise<FitDocument> {
  const { stdout, exitCode } = await latent(parameters, (child) => {
    setTimeout(() => child.kill('SIGINT'), milliseconds);
  });
  // Without output the signal may have come before the program listened for it.
  if (stdout !== '' && exitCode !== 130) throw new Error(`an interrupted fit left with exit code ${exitCode}`);
  const document = stdout === '' ? undefined : (JSON.parse(stdout) as FitDocument);
  if (document && document.iterations > 0) return document;
  if (milliseconds < 10_000) return interrupt(parameters, 2 * milliseconds);
  throw new Error(`no iteration was complete after ${milliseconds} ms`);
}

function fit(problem: Problem): Promise<Answer> {
  return inFolder(async (folder) => {
    const rows = join(folder, 'rows.csv');
    const { stdout } = await latent([...(await fitArguments(folder, problem)), '--rows', rows]);
    return { document: JSON.parse(stdout) as FitDocument, ...(await readRows(rows)) };
  });
}

/** `latent fit` with all files that it needs, written into the folder. */
async function fitArguments(folder: string, problem: Problem): Promise<string[]> {
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

interface Ended {
  readonly stdout: string;
  readonly exitCode: number;
}

/** Runs the program; rejects with the code of the error that it wrote to stderr. */
function latent(parameters: readonly string[], started?: (child: ChildProcess) => void): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [program, ...parameters],
      { maxBuffer: 2 ** 28 },
      (failure, stdout, stderr) => {
        const exitCode = child.exitCode ?? -1;
        if (!failure || exitCode === 130 || child.signalCode === 'SIGINT') resolve({ stdout, exitCode });
        else reject(problemIn(stderr, `latent ${parameters.join(' ')} left with ${exitCode}: ${stderr}`));
      },
    );
    started?.(child);
  });
}

function problemIn(stderr: string, otherwise: string): Error {
  try {
    const { error } = JSON.parse(stderr) as { error: { code: string; message: string } };
    return Object.assign(new Error(error.message), error);
  } catch {
    return new Error(otherwise);
  }
}

async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'latent-testkit-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function writeJson(folder: string, name: string, document: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, JSON.stringify(document));
  return path;
}

const WEIGHTS = 'row weight';

const weightsFlag = ({ weights }: Data): string[] => (weights ? ['--weights', WEIGHTS] : []);

async function writeData(folder: string, { header, rows, weights }: Data): Promise<string> {
  const path = join(folder, 'data.csv');
  const titles = weights ? [...header, WEIGHTS] : header;
  const lines = rows.map((row, i) =>
    [...row.map((cell) => cell ?? ''), ...(weights ? [String(weights[i])] : [])].join(','),
  );
  await writeFile(path, `${titles.join(',')}\n${lines.map((line) => (line === '' ? '""\n' : `${line}\n`)).join('')}`); // an empty line is no row
  return path;
}

/** `<id>,<latent>,p_…,entropy,logLikelihood`, a line for every row. */
async function readRows(path: string): Promise<RowAnswers> {
  const [header = '', ...lines] = (await readFile(path, 'utf8')).trimEnd().split('\n');
  const classes = header.split(',').filter((name) => name.startsWith('p_')).length;
  const cells = lines.map((line) => line.split(',').map(Number));
  return {
    posterior: cells.map((line) => line.slice(2, 2 + classes)),
    logLikelihoods: cells.map((line) => line.at(-1) as number),
  };
}
