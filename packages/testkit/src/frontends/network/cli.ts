import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NetworkDocument } from 'latent';
import type { Problem } from '../../problem.ts';
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
        const rows = join(folder, 'rows.csv');
        const files = [await writeJson(folder, 'fit.json', document), await writeData(folder, data)];
        await latent(['predict', ...files, '--rows', rows, '--format', 'json', '--quiet']);
        return readRows(rows, document.model);
      }),
    score: (document, data) =>
      inFolder(async (folder) => {
        const files = [await writeJson(folder, 'fit.json', document), await writeData(folder, data)];
        const { stdout } = await latent(['score', ...files, ...weightsFlag(data), '--format', 'json', '--quiet']);
        return (JSON.parse(stdout) as { logLikelihood: number }).logLikelihood;
      }),
    sample: (document, rows, seed) =>
      inFolder(async (folder) => {
        const flags = { '-n': rows, '--seed': seed, '--format': 'json' };
        const { stdout } = await latent([
          'sample',
          await writeJson(folder, 'fit.json', document),
          ...Object.entries(flags).flatMap(([flag, value]) => [flag, String(value)]),
          '--with-latent',
          '--quiet',
        ]);
        const drawn = JSON.parse(stdout) as Record<string, string | null>[];
        return drawn.map((row) => document.model.nodes.map(({ name }) => row[name] ?? null));
      }),
    query: (document, targets, evidence) =>
      inFolder(async (folder) => {
        const given = Object.entries(evidence).map(([name, level]) => `${name}=${level}`);
        const question = `${targets.join(', ')}${given.length > 0 ? ` | ${given.join(', ')}` : ''}`;
        const file = await writeJson(folder, 'fit.json', document);
        const { stdout } = await latent(['query', file, question, '--format', 'json', '--quiet']);
        return (JSON.parse(stdout) as { probabilities: number[] }).probabilities;
      }),
    interrupt: (problem) => inFolder(async (folder) => interrupt(await fitArguments(folder, problem), 500)),
  };
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
