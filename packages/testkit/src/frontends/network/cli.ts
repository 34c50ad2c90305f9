import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NetworkDocument } from 'latent';
import { type Data, type Problem, steps } from '../../problem.ts';
import { fitArguments, inFolder, interrupt, latent, weightsFlag, writeData, writeJson } from '../program.ts';
import type { NetworkAnswer, NetworkFit, NetworkFrontEnd, NetworkRowAnswers } from './front.ts';

/** The built `latent` program on networks. */
export function createNetworkCli(runs: number): NetworkFrontEnd {
  const answers = new Map<string, Promise<NetworkAnswer>>(); // many laws begin with the same fit: it is run once
  return {
    name: 'cli',
    runs,
    fit(problem) {
      const key = JSON.stringify(problem);
      const answer = answers.get(key) ?? fit(problem);
      answers.set(key, answer);
      return answer;
    },
    apply: (document, data) =>
      inFolder(async (folder) => {
        // Where nothing is hidden there is nothing to predict: the fit is done again from where it ended, without a step.
        if (!document.model.nodes.some(({ latent: isLatent }) => isLatent)) return fit(atEnd(document, data));
        const rows = join(folder, 'rows.csv');
        await ask(folder, document, 'predict', [await writeData(folder, data), '--rows', rows]);
        return readRows(rows, document.model);
      }),
    score: (document, data) =>
      inFolder(async (folder) => {
        const parameters = [await writeData(folder, data), ...weightsFlag(data)];
        return (await ask<{ logLikelihood: number }>(folder, document, 'score', parameters)).logLikelihood;
      }),
    sample: (document, rows, seed) =>
      inFolder(async (folder) => {
        const parameters = ['-n', String(rows), '--seed', String(seed), '--with-latent'];
        return (await ask<NamedRow[]>(folder, document, 'sample', parameters)).map((row) => inOrder(document, row));
      }),
    query: (document, targets, evidence) =>
      inFolder(async (folder) => {
        const given = Object.entries(evidence).map(([name, level]) => `${name}=${level}`);
        const question = `${targets.join(', ')}${given.length > 0 ? ` | ${given.join(', ')}` : ''}`;
        const { probabilities } = await ask<{ probabilities: { probability: number }[] }>(folder, document, 'query', [
          question,
        ]);
        return probabilities.map(({ probability }) => probability);
      }),
    mostProbable: (document, data) =>
      inFolder(async (folder) => {
        const parameters = [await writeData(folder, data), '--most-probable'];
        const { rows } = await ask<{ rows: { levels: NamedRow; logProbability: number }[] }>(
          folder,
          document,
          'predict',
          parameters,
        );
        return {
          rows: rows.map(({ levels }) => inOrder(document, levels)),
          logProbabilities: rows.map(({ logProbability }) => logProbability),
        };
      }),
    impute: (document, data, how, seed) =>
      inFolder(async (folder) => {
        const parameters = [await writeData(folder, data), '--how', how, '--seed', String(seed)];
        return (await ask<NamedRow[]>(folder, document, 'impute', parameters)).map((row) => inOrder(document, row));
      }),
    interrupt: (problem) => inFolder(async (folder) => interrupt(await fitArguments(folder, problem), 500)),
  };
}

type NamedRow = Readonly<Record<string, string | null>>;

const inOrder = ({ model: { nodes } }: NetworkFit, row: NamedRow): (string | null)[] =>
  nodes.map(({ name }) => row[name] ?? null);

const atEnd = ({ model }: NetworkFit, data: Data): Problem<NetworkDocument> =>
  steps({ ...data, document: model, start: model }, 'wasm', 0);

/** What a command says about a fit, as JSON. */
async function ask<Answer>(
  folder: string,
  document: NetworkFit,
  command: string,
  parameters: readonly string[],
): Promise<Answer> {
  const file = await writeJson(folder, 'fit.json', document);
  const { stdout } = await latent([command, file, ...parameters, '--format', 'json', '--quiet']);
  return JSON.parse(stdout) as Answer;
}

function fit(problem: Problem<NetworkDocument>): Promise<NetworkAnswer> {
  return inFolder(async (folder) => {
    const rows = join(folder, 'rows.csv');
    const { stdout } = await latent([...(await fitArguments(folder, problem)), '--rows', rows]);
    const document = JSON.parse(stdout) as NetworkFit;
    return { document, ...(await readRows(rows, document.model)) };
  });
}

/** The probabilities of all latent nodes' levels, one node after the other, in columns whose names begin with `p_`; the log-likelihood is last. */
async function readRows(path: string, { nodes }: NetworkDocument): Promise<NetworkRowAnswers> {
  const [header = '', ...lines] = (await readFile(path, 'utf8')).trimEnd().split('\n');
  const titles = header.split(',');
  const shares = titles.flatMap((name, column) => (name.startsWith('p_') ? [column] : []));
  const cells = lines.map((line) => line.split(',').map(Number));
  let next = 0;
  const posteriors = nodes.flatMap(({ latent: isLatent, levels }) => {
    if (!isLatent) return [];
    const own = shares.slice(next, next + levels.length);
    next += levels.length;
    return [cells.map((line) => own.map((column) => line[column] as number))];
  });
  if (next !== shares.length) throw new Error(`${shares.length} columns of probabilities in ${header}`);
  return { posteriors, logLikelihoods: cells.map((line) => line[titles.indexOf('logLikelihood')] as number) };
}
