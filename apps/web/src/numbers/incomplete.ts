import { exp, fitNetworkTable, type NetworkIdentifiability, networkModelFromJSON } from 'latent';
import type { WeightedRows } from './manyWords.ts';
import { labelTable } from './table.ts';
import { rowLogLikelihoods, type Theta, type ThoughtAndWord, thetaOf, wordsAndThoughts } from './wordsAndThoughts.ts';

/** How many rows show what. */
export interface RowKinds {
  readonly both: number;
  readonly word: number;
  readonly thought: number;
  readonly neither: number;
}

/** Why a thought is missing where the word was seen: by chance (MCAR), by the word that was seen (MAR), by the thought itself (MNAR). */
export type Why = 'chance' | 'word' | 'thought';

/** A good one is noted so many times as often as a bad one. */
export const TIMES = 4;

/** Rows of one kind of cells, with how often they are there. */
export interface CountedRow extends ThoughtAndWord {
  readonly count: number;
  readonly kind: keyof RowKinds;
}

/** Exactly as many rows of each kind as a truth leads one to expect; those that are not there are left out. */
export function incompleteRows(truth: Theta, kinds: RowKinds, why: Why): CountedRow[] {
  const chance = (row: ThoughtAndWord): number => exp(rowLogLikelihoods(truth, [row])[0] as number);
  const withWord = kinds.both + kinds.word;
  const decides = why === 'thought' ? chance({ thought: 1, word: null }) : chance({ thought: null, word: 1 });
  const seen = chancesToSee(withWord === 0 ? 0 : kinds.both / withWord, decides);
  const rows: CountedRow[] = [];
  for (const thought of [1, 0] as const) {
    for (const word of [1, 0] as const) {
      const count = withWord * chance({ thought, word });
      const share = why === 'chance' ? seen.all : (why === 'thought' ? thought : word) === 1 ? seen.good : seen.bad;
      rows.push({ kind: 'both', thought, word, count: count * share });
      rows.push({ kind: 'word', thought: null, word, count: count * (1 - share) });
    }
    rows.push({ kind: 'thought', thought, word: null, count: kinds.thought * chance({ thought, word: null }) });
  }
  rows.push({ kind: 'neither', thought: null, word: null, count: kinds.neither });
  return rows.filter(({ count }) => count > 1e-9);
}

/** With which chance a thought is seen, so that in all a given share is; one that would be above 1 is 1. */
export function chancesToSee(all: number, goodOnes: number): { readonly all: number; good: number; bad: number } {
  const bad = all / (1 + (TIMES - 1) * goodOnes);
  if (TIMES * bad <= 1) return { all, good: TIMES * bad, bad };
  return { all, good: 1, bad: (all - goodOnes) / (1 - goodOnes) };
}

/** The rows as the library takes them. */
export function weighted(rows: readonly CountedRow[]): WeightedRows {
  const names = ['Thoughts', 'Words'];
  const text = (value: 0 | 1 | null): string | null => (value === null ? null : String(value));
  const cells = rows.map(({ thought, word }) => [text(thought), text(word)]);
  return { names, cells, table: labelTable(names, cells), weights: Float64Array.from(rows, ({ count }) => count) };
}

/** What rows of these kinds determine. */
export const determinedBy = (rows: readonly CountedRow[]): NetworkIdentifiability =>
  networkModelFromJSON(wordsAndThoughts(START)).identifiability(weighted(rows).table);

export const START: Theta = { pi: 0.6, t1: 0.55, t0: 0.4 };

/** Where plain EM came to rest. */
export interface Rest {
  readonly theta: Theta;
  /** Iterations, the last one counted. */
  readonly iterations: number;
}

/** Plain EM until no iteration changes the three parameters by 1e-8 in sum. */
export async function rest(rows: readonly CountedRow[]): Promise<Rest> {
  const { table, weights } = weighted(rows);
  const start = wordsAndThoughts(START);
  const control = new AbortController();
  let before: readonly number[] | undefined;
  let iterations = 0;
  const { applied } = await fitNetworkTable(
    start,
    table,
    { start, starts: 1, weights, acceleration: 'none', tolerance: 0 },
    {
      signal: control.signal,
      // in the order of the tables: 1 − pi, pi, 1 − t0, t0, 1 − t1, t1
      report: ({ iteration, parameters: [, pi = 0, , t0 = 0, , t1 = 0] }) => {
        const now = [pi, t1, t0];
        const change = before?.reduce((sum, value, i) => sum + Math.abs((now[i] as number) - value), 0);
        before = now;
        if (change === undefined || change >= 1e-8 || control.signal.aborted) return;
        iterations = iteration;
        control.abort();
      },
    },
  );
  return { theta: thetaOf(applied.document), iterations };
}
