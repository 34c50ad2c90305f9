import type { BarResult } from '../bars.ts';

/** A question about the library alone: counts, growth, memory. */
export interface Study {
  readonly name: string;
  readonly title: string;
  run(rounds: number): Promise<Found>;
}

/** What was found: a table, the bars, and why it is empty where it is. */
export interface Found {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly bars: readonly BarResult[];
  readonly notes: readonly string[];
}

/** What was found, as it is written to the file. */
export interface StudyResult extends Found {
  readonly kind: 'study';
  readonly name: string;
  readonly title: string;
}

export async function runStudy({ name, title, run }: Study, rounds: number): Promise<StudyResult> {
  return { kind: 'study', name, title, ...(await run(rounds)) };
}
