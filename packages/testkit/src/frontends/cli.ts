import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FitDocument } from 'latent';
import { columnsOf } from '../oracle/families/index.ts';
import { featuresOf } from '../oracle/feature.ts';
import type { Answer, Problem, RowAnswers } from '../problem.ts';
import type { Explained, FrontEnd } from './front.ts';
import { fitArguments, inFolder, interrupt, latent, weightsFlag, writeData, writeJson } from './program.ts';

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

function fit(problem: Problem): Promise<Answer> {
  return inFolder(async (folder) => {
    const rows = join(folder, 'rows.csv');
    const { stdout } = await latent([...(await fitArguments(folder, problem)), '--rows', rows]);
    return { document: JSON.parse(stdout) as FitDocument, ...(await readRows(rows)) };
  });
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
