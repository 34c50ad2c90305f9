import { codeOf as missingCode } from '../../src/learn/01-missing/code.ts';
import { shown, THETA } from '../../src/learn/01-missing/rows.ts';
import { codeOf as rowCode } from '../../src/learn/02-row/code.ts';
import { ROWS as SEEN_ROWS } from '../../src/learn/02-row/rows.ts';
import { codeOf as marginalCode } from '../../src/learn/03-marginal/code.ts';
import { codeOf as tradeOffCode } from '../../src/learn/04-trade-off/code.ts';
import { codeOf as ridgeCode } from '../../src/learn/05-ridge/code.ts';
import { hidden, seen } from '../../src/learn/05-ridge/landscapes.ts';
import { codeOf as importanceCode } from '../../src/learn/06-importance/code.ts';
import { codeOf as jensenCode } from '../../src/learn/07-jensen/code.ts';
import { functions } from '../../src/learn/07-jensen/functions.ts';
import { meansOf } from '../../src/learn/07-jensen/means.ts';
import { codeOf as boundCode } from '../../src/learn/08-bound/code.ts';
import { codeOf as posteriorCode } from '../../src/learn/09-posterior/code.ts';
import { moveFrom } from '../../src/learn/09-posterior/numbers.ts';
import { codeOf as eggCode } from '../../src/learn/10-chicken-and-egg/code.ts';
import { courseOf, guessOf } from '../../src/learn/10-chicken-and-egg/routes.ts';
import { codeOf as oldCode } from '../../src/learn/11-old-and-new/code.ts';
import { topOf } from '../../src/learn/11-old-and-new/coins.ts';
import { families } from '../../src/learn/12-maximization/families.ts';
import { SHARES } from '../../src/learn/12-maximization/family.ts';
import { codeOf as simplifiedCode } from '../../src/learn/13-simplified-bound/code.ts';
import { curvesOf, heightsFor } from '../../src/learn/13-simplified-bound/coins.ts';
import { codeOf as surveyCode } from '../../src/learn/14-responsibilities/code.ts';
import { answers, survey } from '../../src/learn/14-responsibilities/survey.ts';
import { codeOf as algorithmCode } from '../../src/learn/15-algorithm/code.ts';
import { examples } from '../../src/learn/15-algorithm/examples.ts';
import { estimated } from '../../src/learn/16-missing/known.ts';
import { ownTrail, rowsOf, worldOf } from '../../src/learn/17-ridge/world.ts';
import { made } from '../../src/learn/18-failures/attempt.ts';
import { failures } from '../../src/learn/18-failures/cases.ts';
import { codeOf as failureCode } from '../../src/learn/18-failures/code.ts';
import type { PlainCode } from '../../src/learn/Codes.tsx';
import { networkCode } from '../../src/learn/networkCode.ts';
import { weightedMean } from '../../src/numbers/importance.ts';
import { START, weighted } from '../../src/numbers/incomplete.ts';
import { jointCounts } from '../../src/numbers/jointCounts.ts';
import { logOddsOf } from '../../src/numbers/logOdds.ts';
import { alike, wordsNetwork } from '../../src/numbers/manyWords.ts';
import { runFrom } from '../../src/numbers/runs.ts';
import { logLikelihood, rowLogLikelihoods, wordsAndThoughts } from '../../src/numbers/wordsAndThoughts.ts';
import { wordsDecomposition } from '../../src/numbers/wordsOnly.ts';

/** Code of a lesson at a state, and what `latent` gives there. */
export interface PlainCase {
  /** It begins with the lesson's number. */
  readonly name: string;
  readonly code: PlainCode;
  readonly numbers: readonly number[];
}

const theta = { pi: 0.41, t1: 0.77, t0: 0.18 };

export async function plainCases(): Promise<readonly PlainCase[]> {
  return [...ofThoughts(), ...(await ofBounds()), ...(await ofSteps()), ...(await ofData())];
}

function ofThoughts(): PlainCase[] {
  const holes = '00102103100301002010';
  const pair = { thought: null, word: 0 } as const;
  const points = [0.3, 3.5, 1.4];
  const weights = [0.35, 0.4, 0.25];
  const joint = [1, 0].map((thought) =>
    Math.exp(rowLogLikelihoods(theta, [{ thought: thought as 0 | 1, word: 1 }])[0] as number),
  );
  const mean = weightedMean([joint[1] as number, joint[0] as number], 0.3);
  return [
    { name: '1', code: missingCode(holes), numbers: [jointCounts(THETA, shown(holes)).expected[1][1]] },
    {
      name: '2',
      code: rowCode(theta),
      numbers: [
        logLikelihood(
          theta,
          SEEN_ROWS,
          SEEN_ROWS.map(() => 1),
        ),
      ],
    },
    { name: '3', code: marginalCode(theta, 0), numbers: [Math.exp(rowLogLikelihoods(theta, [pair])[0] as number)] },
    { name: '4', code: tradeOffCode(theta), numbers: [logLikelihood(theta, hidden.rows, hidden.weights)] },
    { name: '5 hidden', code: ridgeCode(theta, hidden), numbers: [logLikelihood(theta, hidden.rows, hidden.weights)] },
    { name: '5 seen', code: ridgeCode(theta, seen), numbers: [logLikelihood(theta, seen.rows, seen.weights)] },
    { name: '6', code: importanceCode(theta, 0.3, 50, 1), numbers: [mean.mean, mean.variance] },
    { name: '6 without the good', code: importanceCode(theta, 0, 50, 1), numbers: [joint[1] as number, 0] },
    ...functions.map((bent) => {
      const { outside, inside } = meansOf(bent.of, points, weights);
      return { name: `7 ${bent.value}`, code: jensenCode(bent, points, weights), numbers: [outside, inside] };
    }),
  ];
}

async function ofBounds(): Promise<PlainCase[]> {
  const found: PlainCase[] = [];
  for (const q of [
    [0.8, 0.2],
    [1, 0.4],
  ] as const) {
    const { logLikelihood: likelihood, elbo, kl } = await wordsDecomposition(theta, q);
    found.push({ name: '8', code: boundCode(theta, q), numbers: [likelihood, elbo, kl] });
  }
  for (const q of [
    [0.9, 0.2, 0.3, 0.8, 0.6],
    [0, 1, 1, 0, 1],
  ]) {
    const { before, change } = await moveFrom(q);
    found.push({ name: '9', code: posteriorCode(q), numbers: [before.kl, change] });
  }
  const guess = guessOf(3);
  const ends = [await courseOf('parameters', guess), await courseOf('responsibilities', guess)];
  found.push({ name: '10', code: eggCode(guess), numbers: ends.map((course) => course.at(-1)?.[1] ?? Number.NaN) });
  found.push({ name: '11', code: oldCode(0.31), numbers: [await topOf(0.31)] });
  return found;
}

async function ofSteps(): Promise<PlainCase[]> {
  const found: PlainCase[] = [];
  for (const family of families)
    found.push({
      name: `12 ${family.id}`,
      code: family.code(SHARES),
      numbers: [(await family.maximize(SHARES)).theta],
    });
  const [{ entropy }, heightsAt] = [await curvesOf(0.66), await heightsFor(0.66)];
  const { q, elbo } = heightsAt(0.57);
  found.push({ name: '13', code: simplifiedCode(0.66, 0.57), numbers: [q, entropy, elbo] });
  for (const row of [3, 23]) {
    const cells = answers.rows[row] ?? [];
    const { responsibilities } = await logOddsOf(survey, answers, cells);
    found.push({ name: '14', code: surveyCode(answers.columns, cells), numbers: responsibilities });
  }
  for (const example of examples) {
    const { trace, documents } = await runFrom(example.model, example.sample, 4);
    const iterations = Math.min(15, trace.length - 1);
    const [start] = documents;
    if (!start) throw new TypeError('a run has a start');
    found.push({
      name: `15 ${example.id}`,
      code: algorithmCode(example, 4, start, iterations),
      numbers: [trace[iterations] ?? Number.NaN],
    });
  }
  return found;
}

async function ofData(): Promise<PlainCase[]> {
  const found: PlainCase[] = [];
  for (const kinds of [
    { both: 440, word: 560, thought: 200, neither: 100 },
    { both: 0, word: 600, thought: 400, neither: 0 },
  ]) {
    const { rows, full, worth } = await estimated(kinds, 'word');
    const { pi, t1, t0 } = full.theta;
    found.push({
      name: '16',
      code: networkCode(wordsAndThoughts(START), weighted(rows), full.iterations),
      numbers: [pi, t1, t0, worth.both + worth.word + worth.thought],
    });
  }
  for (const [words, known] of [
    [1, 'nothing'],
    [3, 'thoughts'],
    [2, 'prior'],
  ] as const) {
    const world = worldOf(words, known);
    const { points, logLikelihood: likelihood } = await ownTrail(theta, world);
    const end = points.at(-1);
    if (!end) throw new TypeError('a trail has an end');
    const each = (p: number): number[] => Array.from({ length: words }, () => p);
    found.push({
      name: `17 ${words} ${known}`,
      code: networkCode(wordsNetwork(alike(theta, words), world.pseudoCount), rowsOf(world), points.length - 1),
      numbers: [end.pi, ...each(end.t1), ...each(end.t0), likelihood],
    });
  }
  for (const failure of failures)
    for (const attempt of [failure.fails, failure.mended]) {
      const outcome = await made(attempt);
      found.push({
        name: `18 ${failure.id}`,
        code: failureCode(attempt, outcome),
        numbers: [outcome.info.logLikelihood],
      });
    }
  return found;
}
