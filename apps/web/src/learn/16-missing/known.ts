import {
  type CountedRow,
  determinedBy,
  incompleteRows,
  type Rest,
  type RowKinds,
  rest,
  type Why,
} from '../../numbers/incomplete.ts';
import { rowLogLikelihoods, type Theta } from '../../numbers/wordsAndThoughts.ts';

export const TRUTH: Theta = { pi: 0.3, t1: 0.9, t0: 0.2 };
export const MOST = 1000;

export const kindNames: readonly (keyof RowKinds)[] = ['both', 'word', 'thought', 'neither'];

/** The rows, what they determine, and both ways to estimate from them. */
export interface Estimated {
  readonly rows: readonly CountedRow[];
  readonly rank: number;
  readonly parameters: number;
  /** All rows, each worth the probability of what was seen. */
  readonly full: Rest;
  /** Only rows without a missing cell; undefined where there is none. */
  readonly complete: Rest | undefined;
  /** What the rows of each kind add to the log-likelihood at the estimates from all rows. */
  readonly worth: RowKinds;
}

export async function estimated(kinds: RowKinds, why: Why): Promise<Estimated> {
  const rows = incompleteRows(TRUTH, kinds, why);
  const { rank, genericRank, freeParameters } = determinedBy(rows);
  const completeRows = rows.filter(({ kind }) => kind === 'both');
  const full = await rest(rows);
  return {
    rows,
    rank: Math.min(rank, genericRank),
    parameters: freeParameters,
    full,
    complete: completeRows.length > 0 ? await rest(completeRows) : undefined,
    worth: worthOf(full.theta, rows),
  };
}

function worthOf(theta: Theta, rows: readonly CountedRow[]): RowKinds {
  const logs = rowLogLikelihoods(theta, rows);
  const worth = { both: 0, word: 0, thought: 0, neither: 0 };
  rows.forEach(({ kind, count }, i) => {
    worth[kind] += count * (logs[i] as number);
  });
  return worth;
}

/** Iterations by the share of thoughts that were seen, all words seen. */
export interface Speed {
  readonly share: number;
  readonly iterations: number;
}

export async function speeds(): Promise<Speed[]> {
  const found: Speed[] = [];
  for (const share of [1, 0.5, 0.2, 0.05, 0.01]) {
    const kinds = { both: MOST * share, word: MOST * (1 - share), thought: 0, neither: 0 };
    const { iterations } = await rest(incompleteRows(TRUTH, kinds, 'chance'));
    found.push({ share, iterations });
  }
  return found;
}
