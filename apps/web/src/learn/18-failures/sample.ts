import type { Sample } from '../../numbers/sample.ts';
import { type Attempt, QUESTIONS } from './attempt.ts';

/** The data of an attempt, as rows. */
export function sampleOf({ data }: Attempt): Sample {
  if ('numbers' in data) return { columns: ['x'], reading: 'numbers', rows: data.numbers.map((x) => [String(x)]) };
  const patterns = Object.entries(data.patterns);
  return {
    columns: QUESTIONS,
    reading: 'labels',
    rows: patterns.map(([answers]) => [...answers]),
    weights: patterns.map(([, times]) => times),
  };
}
