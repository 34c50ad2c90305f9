import type { PlainCode } from '../Codes.tsx';
import { inPython, inR } from '../plain.ts';
import { type Attempt, type Outcome, QUESTIONS } from './attempt.ts';

/** The log-likelihood of the classes that the fit found, by hand. */
export function plainOf({ data }: Attempt, outcome: Outcome | undefined): PlainCode {
  if (!outcome) return { python: '# The fit is being computed.', r: '# The fit is being computed.' };
  return 'numbers' in data ? ofNumbers(data.numbers, outcome) : ofPatterns(data.patterns, outcome);
}

function ofNumbers(numbers: readonly number[], { sizes, classes }: Outcome): PlainCode {
  const found = [sizes, classes.map(([mean = 0]) => mean), classes.map(([, variance = 1]) => variance)] as const;
  return {
    python: `from math import exp, log, pi, sqrt

x = ${inPython(numbers)}
sizes, means, variances = ${found.map(exactPython).join(', ')}
def density(x):
    return sum(s * exp(-((x - m) ** 2) / (2 * v)) / sqrt(2 * pi * v) for s, m, v in zip(sizes, means, variances))
print(sum(log(density(value)) for value in x))`,
    r: `x <- ${inR(numbers)}
sizes <- ${exactR(found[0])}; means <- ${exactR(found[1])}; variances <- ${exactR(found[2])}
density <- function(x) sum(sizes * dnorm(x, means, sqrt(variances)))
print(sum(log(sapply(x, density))), digits = 15)`,
  };
}

function ofPatterns(patterns: Readonly<Record<string, number>>, { sizes, classes }: Outcome): PlainCode {
  const rows = Object.keys(patterns).map((answers) => Array.from(answers, Number));
  const counts = Object.values(patterns);
  return {
    python: `from math import log, prod

rows, counts = [${rows.map(inPython).join(', ')}], ${inPython(counts)}
sizes, yes = ${exactPython(sizes)}, [${classes.map(exactPython).join(', ')}]
def p(row):
    return sum(s * prod(y if x else 1 - y for x, y in zip(row, own)) for s, own in zip(sizes, yes))
print(sum(n * log(p(row)) for row, n in zip(rows, counts)))`,
    r: `rows <- matrix(${inR(rows.flat())}, ncol = ${QUESTIONS.length}, byrow = TRUE)
counts <- ${inR(counts)}
sizes <- ${exactR(sizes)}; yes <- rbind(${classes.map(exactR).join(', ')})
p <- function(row) sum(sizes * apply(yes, 1, function(own) prod(ifelse(row == 1, own, 1 - own))))
print(sum(counts * log(apply(rows, 1, p))), digits = 15)`,
  };
}

/** All digits: a probability of a hair below 1 is not 1. */
const exactPython = (values: readonly number[]): string => `[${values.join(', ')}]`;
const exactR = (values: readonly number[]): string => `c(${values.join(', ')})`;
