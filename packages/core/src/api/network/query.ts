import type { NetworkDocument } from '../../document/index.ts';
import { createTreeInference, normaliseShares } from '../../engine/index.ts';
import { LatentError } from '../../error/index.ts';
import { exp } from '../../math/index.ts';
import type { Parameters } from '../../model/index.ts';
import type { Network, NetworkNode } from '../../models/index.ts';
import { nodeAt } from './nodeAt.ts';

/** P(targets | evidence). */
export interface Answer {
  readonly targets: readonly string[];
  /** The levels of each target. */
  readonly levels: readonly (readonly string[])[];
  /** One probability for each combination of levels, the last target fastest. */
  readonly probabilities: Float64Array;
  /** log p(evidence), in nats. */
  readonly logEvidence: number;
}

/** Combinations of levels that an answer may have. */
const MOST_CELLS = 2 ** 20;

/** Asks a network: one inference for a single target, one for each combination of several. */
export function askNetwork(
  document: NetworkDocument,
  network: Network,
  parameters: Parameters,
  targets: readonly string[],
  evidence: Readonly<Record<string, string>>,
): Answer {
  const wanted = targets.map((name) => nodeAt(document, name));
  if (wanted.length === 0) throw bad('no target is named', 'Name at least one node.');
  if (new Set(wanted).size < wanted.length) throw bad('a target is named twice', 'Name every target once.');
  const row = new Uint32Array(network.nodes.length);
  for (const [name, level] of Object.entries(evidence)) {
    const node = nodeAt(document, name);
    if (wanted.includes(node))
      throw bad(`"${name}" is both a target and evidence`, 'Ask for nodes that are not given.');
    row[node] = levelAt(network.nodes[node] as NetworkNode, level);
  }
  const widths = wanted.map((node) => network.nodes[node]?.levels.length as number);
  const cells = widths.reduce((product, width) => product * width, 1);
  if (cells > MOST_CELLS)
    throw bad(
      `the targets have ${cells} combinations of levels, more than ${MOST_CELLS}`,
      'Ask for fewer nodes at a time.',
    );

  const inference = createTreeInference(network);
  inference.load(parameters);
  const logEvidence = inference.observe(row, 0);
  if (logEvidence === Number.NEGATIVE_INFINITY)
    throw new LatentError(
      'IMPOSSIBLE_EVIDENCE',
      `the evidence has probability 0: ${Object.entries(evidence)
        .map(([name, level]) => `${name}=${level}`)
        .join(', ')}`,
      'Leave out one of the conditions.',
      { evidence: { ...evidence } },
    );
  const probabilities = new Float64Array(cells);
  if (wanted.length === 1) inference.posterior(wanted[0] as number, probabilities);
  else {
    for (let cell = 0; cell < cells; cell++) {
      let left = cell;
      for (let j = wanted.length - 1; j >= 0; j--) {
        row[wanted[j] as number] = (left % (widths[j] as number)) + 1;
        left = Math.floor(left / (widths[j] as number));
      }
      probabilities[cell] = exp(inference.observe(row, 0) - logEvidence);
    }
    normaliseShares(probabilities);
  }
  return { targets, levels: wanted.map((node) => network.nodes[node]?.levels ?? []), probabilities, logEvidence };
}

function levelAt({ name, levels }: NetworkNode, level: string): number {
  const place = levels.indexOf(level);
  if (place >= 0) return place + 1;
  throw new LatentError(
    'UNSEEN_LEVEL',
    `${JSON.stringify(level)} is not a level of "${name}"`,
    `Levels are: ${levels.join(', ')}.`,
    { column: name, level },
  );
}

const bad = (message: string, fix: string): LatentError =>
  new LatentError('BAD_OPTION', message, fix, { option: 'query' });
