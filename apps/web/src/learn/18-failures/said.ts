import type { TableData } from '@latent/charts';
import { type Attempt, type Outcome, QUESTIONS } from './attempt.ts';

/** The rows of a fit of numbers, and the curves over them; undefined for answers. */
export function curvesOf({ data }: Attempt, outcome: Outcome) {
  if (!('numbers' in data)) return undefined;
  const { numbers: values } = data;
  const [from, to] = [Math.floor(Math.min(...values)) - 1, Math.ceil(Math.max(...values)) + 1];
  const at = Array.from({ length: COUNT + 1 }, (_, i) => from + ((to - from) * i) / COUNT);
  return { values, at, ...outcome.densities(at) };
}

const COUNT = 400;

/** Classes as the picture calls them: number and share, and the mean where the picture does not reach it. */
export function namesOf({ sizes, classes }: Outcome): string[] {
  return sizes.map((size, k) => {
    const far = size < 1e-6 ? `, at ${classes[k]?.[0]?.toFixed(0)} →` : '';
    return `class ${k + 1}: ${Math.round(size * 100)}%${far}`;
  });
}

/** The classes as a table. */
export function twinOf(outcome: Outcome | undefined, { data }: Attempt): TableData {
  const names = 'numbers' in data ? ['mean', 'variance'] : QUESTIONS.map((_, i) => `p(yes to ${i + 1})`);
  return {
    caption: 'The classes of the fit',
    head: ['class', 'size', ...names],
    rows:
      outcome?.classes.map((found, k) => [
        String(k + 1),
        (outcome.sizes[k] as number).toFixed(4),
        ...found.map((value) => value.toFixed(4)),
      ]) ?? [],
  };
}

/** Where the starts ended. */
export function arithmeticOf({ info: { logLikelihood, objective, starts, iterations } }: Outcome): string[] {
  const ends = new Map<string, number>();
  for (const end of starts.objectives) {
    const text = end === null ? 'no finite value' : end.toFixed(3);
    ends.set(text, (ends.get(text) ?? 0) + 1);
  }
  return [
    `log-likelihood ${logLikelihood.toFixed(6)}, objective ${objective.toFixed(6)}, ${iterations} iterations of the best start`,
    `${starts.count} starts: ${starts.finished} ran to their end, ${starts.degenerate ?? 0} collapsed, ${starts.atBest} reached the best`,
    'where they ended:',
    ...Array.from(ends, ([end, count]) => `${String(count).padStart(4)} × ${end}`),
  ];
}
