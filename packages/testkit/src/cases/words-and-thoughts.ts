import type { MixtureDocument } from 'latent';
import { expect } from 'vitest';
import identifiability from '../../fixtures/identifiability_wt.json' with { type: 'json' };
import hidden from '../../fixtures/steps_wt_latentT.json' with { type: 'json' };
import part from '../../fixtures/steps_wt_partT.json' with { type: 'json' };
import { expectAllClose, expectClose, expectSameBits } from '../laws/law.ts';
import { flatten, readParameters, tableOfItem } from '../oracle/numbers.ts';
import type { Data, EngineName, Problem } from '../problem.ts';
import { type Case, type CaseRunner, mixtureOf } from './case.ts';

const model = mixtureOf(['0', '1'], { W: ['0', '1'] }, 'T');

/** θ = P(T = 1), a = P(W = 1 | T = 1), b = P(W = 1 | T = 0). */
type Theta = readonly [number, number, number];

const startAt = ([theta, a, b]: Theta): MixtureDocument => ({
  ...model,
  parameters: {
    T: [1 - theta, theta],
    W: [
      [1 - b, b],
      [1 - a, a],
    ],
  },
});

function thetaOf(document: MixtureDocument): number[] {
  const parameters = readParameters(document);
  const table = tableOfItem(parameters, 0);
  return [parameters.sizes[1] as number, table[1]?.[1] as number, table[0]?.[1] as number];
}

const runSteps = (data: Data, start: MixtureDocument, engine: EngineName, maxIterations: number): Problem => ({
  ...data,
  document: model,
  start,
  engine,
  tolerance: 0,
  maxIterations,
});

export const thoughtsHidden: Case = {
  says: 'words and thoughts, all thoughts hidden: the network reference step by step; one step lands on the ridge, in closed form; rank 1 of 3',
  async check(runner) {
    await expectSteps(runner, hidden);
    const { front, engine } = runner;
    const data: Data = { header: ['W'], rows: identifiability.W.map((word) => [String(word)]) };
    for (const { start, end_closed_form, loglik, analytic_max } of identifiability.cases) {
      const { document } = await front.fit(runSteps(data, startAt(start as unknown as Theta), engine, 10));
      expectAllClose(thetaOf(document.model), end_closed_form, 1e-10, 'θ');
      expectAllClose(document.trace, loglik, 1e-10, 'log-likelihoods');
      expectClose(document.logLikelihood, analytic_max, 1e-10, 'maximum');
      expect(document.identifiability).toMatchObject({ identified: false, rank: 1, genericRank: 1, freeParameters: 3 });
      expect(document.warnings.map(({ code }) => code)).toContain('NOT_IDENTIFIED');
    }
  },
};

export const thoughtsInPart: Case = {
  says: 'words and thoughts, some thoughts seen: the network reference step by step, its closed form, rank 3 of 3',
  async check(runner) {
    await expectSteps(runner, part);
    const { front, engine } = runner;
    const { document } = await front.fit({ ...dataOf(part), document: model, engine });
    const { theta_T, theta_W1, theta_W0 } = part.closed_form_mle;
    expectAllClose(thetaOf(document.model), [theta_T, theta_W1, theta_W0], 1e-4, 'θ');
    expectClose(document.logLikelihood, part.mle_loglik.pruned, 1e-8, 'maximum');
    expect(document.identifiability).toMatchObject({ identified: true, rank: 3, genericRank: 3, freeParameters: 3 });
  },
};

/** Single EM steps until Σ|Δθ| < 1e-8, the last one counted, by the share of thoughts that is seen (computed by hand-written EM). */
const ITERATIONS = { 0.01: 1395, 0.05: 306, 0.2: 78, 0.5: 27, 1: 2 } as const;
const TRUTH: Theta = [0.3, 0.9, 0.2];
const START: Theta = [0.6, 0.55, 0.4];

export const thoughtsAndSpeed: Case = {
  says: 'missing information is speed: EM takes 1395, 306, 78, 27 and 2 steps where 1%, 5%, 20%, 50% and all thoughts are seen; rank 3 of 3 from 1% on',
  async check({ front, engine }) {
    for (const [share, iterations] of Object.entries(ITERATIONS)) {
      const data = expectedCounts(Number(share));
      const after = async (steps: number) => (await front.fit(runSteps(data, startAt(START), engine, steps))).document;
      const [earlier, before, end] = [
        await after(iterations - 2),
        await after(iterations - 1),
        await after(iterations),
      ];
      expect(change(before.model, end.model), `${share}: the last step`).toBeLessThan(1e-8);
      expect(change(earlier.model, before.model), `${share}: the step before`).toBeGreaterThanOrEqual(1e-8);
      expectAllClose(thetaOf(end.model), TRUTH, 1e-5, 'θ');
      expect(end.identifiability).toMatchObject({ identified: true, rank: 3, freeParameters: 3 });
      expectSameBits(before.trace, end.trace.slice(0, -1), 'trace');
    }
  },
};

function change(from: MixtureDocument, to: MixtureDocument): number {
  const [a, b] = [thetaOf(from), thetaOf(to)];
  return a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] as number)), 0);
}

/** The expected counts of 100 rows at the truth as weights: of a share of the rows the thought is seen. */
function expectedCounts(share: number): Data {
  const [theta, a, b] = TRUTH;
  const cells = ['0', '1'].flatMap((thought) =>
    ['0', '1'].map((word) => {
      const p = thought === '1' ? a : b;
      return { thought, word, weight: 100 * (thought === '1' ? theta : 1 - theta) * (word === '1' ? p : 1 - p) };
    }),
  );
  const seen = cells.map(({ thought, word, weight }) => ({ row: [word, thought], weight: weight * share }));
  const notSeen =
    share === 1 ? [] : cells.map(({ word, weight }) => ({ row: [word, null], weight: weight * (1 - share) }));
  const all = [...seen, ...notSeen];
  return { header: ['W', 'T'], rows: all.map(({ row }) => row), weights: all.map(({ weight }) => weight) };
}

type StepsFixture = typeof hidden | typeof part;

/** Rows of T and W with null where missing. */
function dataOf({ columns, rows }: StepsFixture): Data {
  return {
    header: columns,
    rows: (rows as (number | null)[][]).map((row) => row.map((cell) => (cell === null ? null : String(cell)))),
  };
}

/** Both conventions of the reference agree here: no word is missing, so no thought is barren. */
async function expectSteps({ front, engine }: CaseRunner, fixture: StepsFixture): Promise<void> {
  const start: MixtureDocument = { ...model, parameters: { T: fixture.start.T[0] as number[], W: fixture.start.W } };
  const data = dataOf(fixture);
  const one = await front.fit(runSteps(data, start, engine, 1));
  const ten = await front.fit(runSteps(data, start, engine, 10));
  for (const convention of [fixture.full, fixture.pruned]) {
    expectAllClose(ten.document.trace, convention.loglik.slice(0, 11), 1e-10, 'log-likelihoods');
    for (const [{ document }, { T, W }] of [
      [one, convention.iter1],
      [ten, convention.iter10],
    ] as const)
      expectAllClose(
        flatten(readParameters(document.model)),
        [...(T[0] as number[]), ...W.flat()],
        1e-10,
        'parameters',
      );
  }
}
