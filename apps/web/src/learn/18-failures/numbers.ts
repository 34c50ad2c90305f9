import { log } from 'latent';
import { cellName, type Line, term } from '../line.ts';
import { type Attempt, type Outcome, QUESTIONS } from './attempt.ts';

/** The log-likelihood, the starts, and what classes of numbers rest on, with numbers put in. */
export function numbersOf({ data, prior }: Attempt, outcome: Outcome): readonly Line[] {
  const { logLikelihood, starts } = outcome.info;
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
    ...('numbers' in data
      ? classLines(data.numbers, outcome)
      : answerLines(data.patterns, prior?.pseudoCount ?? 0, outcome)),
  ];
}

const MOST = 20;

function meanText(numbers: readonly number[], outcome: Outcome): string {
  const logs = outcome.densities(numbers).all.map(log);
  const mean = sumOf(logs) / logs.length;
  return `Σ log p(x) = ${numbers.length} rows × their mean = ${numbers.length} × ${term(mean, 6)}`;
}

const patternsText = (patterns: Readonly<Record<string, number>>, outcome: Outcome): string =>
  Object.entries(patterns)
    .map(([answers, count]) => `${count} log ${sumOf(jointOf(answers, outcome)).toFixed(6)}`)
    .join(' + ');

/** p(class, answers) of every class. */
const jointOf = (answers: string, { sizes, classes }: Outcome): number[] =>
  sizes.map((size, k) =>
    QUESTIONS.reduce((p, _, i) => {
      const yes = classes[k]?.[i] ?? Number.NaN;
      return p * (answers[i] === '1' ? yes : 1 - yes);
    }, size),
  );

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Probabilities of a yes and sizes are ratios of expected counts, a prior's pseudo-counts among them. */
function answerLines(patterns: Readonly<Record<string, number>>, prior: number, outcome: Outcome): readonly Line[] {
  const rows = Object.entries(patterns).map(([answers, count]) => ({
    answers,
    count,
    joint: jointOf(answers, outcome),
  }));
  const all = sumOf(rows.map(({ count }) => count));
  return outcome.classes.flatMap((yes, k): Line[] => {
    const shares = rows.map(({ count, joint }) => (count * (joint[k] as number)) / sumOf(joint));
    const expected = sumOf(shares);
    return [
      {
        of: cellName(k, 1),
        text: `Σ n r / rows = ${ratio(expected, all, prior, outcome.classes.length)} = ${outcome.sizes[k]?.toFixed(4)}`,
      },
      ...yes.map((p, i): Line => {
        const said = sumOf(rows.map(({ answers }, row) => (answers[i] === '1' ? (shares[row] as number) : 0)));
        return {
          of: cellName(k, 2 + i),
          text: `Σ n r of those who said yes / Σ n r = ${ratio(said, expected, prior, 2)} = ${p.toFixed(4)}`,
          from: [cellName(k, 1)],
        };
      }),
    ];
  });
}

/** A ratio of counts to each of which a prior adds as much. */
const ratio = (top: number, bottom: number, prior: number, ways: number): string =>
  prior === 0
    ? `${top.toFixed(4)} / ${bottom.toFixed(4)}`
    : `(${top.toFixed(4)} + ${prior}) / (${bottom.toFixed(4)} + ${ways} × ${prior})`;

/** Sizes and means are ratios of expected counts, with the shares that the fit gives. */
function classLines(numbers: readonly number[], { sizes, classes, densities }: Outcome): readonly Line[] {
  const { all, classes: parts } = densities(numbers);
  return sizes.flatMap((size, k): Line[] => {
    const shares = numbers.map((_, i) => (parts[k]?.[i] ?? 0) / (all[i] as number));
    const count = sumOf(shares);
    const sum = sumOf(shares.map((share, i) => share * (numbers[i] as number)));
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
