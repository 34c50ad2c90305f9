import { log } from 'latent';
import { cellName, type Line, term } from '../line.ts';
import { type Attempt, type Outcome, QUESTIONS } from './attempt.ts';

/** The log-likelihood, the starts, and what classes of numbers rest on, with numbers put in. */
export function numbersOf({ data }: Attempt, outcome: Outcome): readonly Line[] {
  const { logLikelihood, starts } = outcome.info;
  const numbers = 'numbers' in data ? data.numbers : undefined;
  const text = 'numbers' in data ? meanText(data.numbers, outcome) : patternsText(data.patterns, outcome);
  const ends = starts.objectives.filter((end) => end !== null).map((end) => end.toFixed(3));
  const classes = outcome.classes.flatMap((found, k) => [cellName(k, 1), ...found.map((_, i) => cellName(k, 2 + i))]);
  return [
    { of: 'value', text: `ℓ = ${text} = ${logLikelihood.toFixed(4)}`, from: classes },
    {
      of: 'starts',
      text: `${starts.count} ${starts.count === 1 ? 'start' : 'starts'}: ${ends.slice(0, MOST).join(', ')}${ends.length > MOST ? ' …' : ''}`,
    },
    { of: 'best', text: `${starts.atBest} of ${starts.count} ended at the highest`, from: ['starts'] },
    ...(numbers ? classLines(numbers, outcome) : []),
  ];
}

const MOST = 20;

function meanText(numbers: readonly number[], outcome: Outcome): string {
  const logs = outcome.densities(numbers).all.map(log);
  const mean = logs.reduce((sum, each) => sum + each, 0) / logs.length;
  return `Σ log p(x) = ${numbers.length} rows × their mean = ${numbers.length} × ${term(mean, 6)}`;
}

function patternsText(patterns: Readonly<Record<string, number>>, { sizes, classes }: Outcome): string {
  const probability = (answers: string): number =>
    sizes.reduce((sum, size, k) => {
      const product = QUESTIONS.reduce((p, _, i) => {
        const yes = classes[k]?.[i] ?? Number.NaN;
        return p * (answers[i] === '1' ? yes : 1 - yes);
      }, size);
      return sum + product;
    }, 0);
  return Object.entries(patterns)
    .map(([answers, count]) => `${count} log ${probability(answers).toFixed(6)}`)
    .join(' + ');
}

/** Sizes and means are ratios of expected counts, with the shares that the fit gives. */
function classLines(numbers: readonly number[], { sizes, classes, densities }: Outcome): readonly Line[] {
  const { all, classes: parts } = densities(numbers);
  return sizes.flatMap((size, k): Line[] => {
    const shares = numbers.map((_, i) => (parts[k]?.[i] ?? 0) / (all[i] as number));
    const count = shares.reduce((sum, share) => sum + share, 0);
    const sum = shares.reduce((total, share, i) => total + share * (numbers[i] as number), 0);
    const ofSize = {
      of: cellName(k, 1),
      text: `Σ r / rows = ${count.toFixed(4)} / ${numbers.length} = ${size.toFixed(4)}`,
    };
    if (count < 1e-6) return [ofSize, { of: cellName(k, 2), text: 'No row belongs to it: it stays where it started.' }];
    return [
      ofSize,
      {
        of: cellName(k, 2),
        text: `Σ r x / Σ r = ${sum.toFixed(4)} / ${count.toFixed(4)} = ${classes[k]?.[0]?.toFixed(4)}`,
        from: [cellName(k, 1)],
      },
    ];
  });
}
