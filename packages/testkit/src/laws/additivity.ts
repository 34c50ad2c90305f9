import { openEngine } from '../frontends/engine.ts';
import { drawLarge } from '../models.ts';
import { featuresOf } from '../oracle/feature.ts';
import { type Instance, pick } from '../problem.ts';
import { createDice } from '../random.ts';
import { expectAllClose, forAll, type Law, type Runner } from './law.ts';

export const additivity: Law = {
  says: 'statistics of chunks and of parts of the weights add up to those of the whole, in every slot; also where the sum tree has several leaves',
  async check(runner) {
    const both = (instance: Instance) => {
      expectSumOfChunks(instance, runner);
      expectSumOfParts(instance, runner);
    };
    await forAll(runner, async (instance) => both(instance));
    both(drawLarge(runner.model, 9000, 13));
  },
};

function expectSumOfChunks(instance: Instance, { engine }: Runner): void {
  const n = instance.rows.length;
  const cut = 1 + createDice(n).below(n - 1);
  const rows = Array.from({ length: n }, (_, i) => i);
  const [first, second, whole] = [rows.slice(0, cut), rows.slice(cut), rows].map((part) =>
    shared(instance, openEngine(pick(instance, part), engine).statistics.all),
  );
  expectSum(first, second, whole, 'statistics of chunks');
}

/** A part of every row: all parts have the same values. */
function expectSumOfParts(instance: Instance, { engine }: Runner): void {
  const dice = createDice(instance.rows.length);
  const weights = instance.weights ?? instance.rows.map(() => 1);
  const parts = weights.map((weight) => (weight * (1 + dice.below(7))) / 8);
  const rest = weights.map((weight, i) => weight - (parts[i] as number));
  const [first, second, whole] = [parts, rest, weights].map(
    (own) => openEngine({ ...instance, weights: own }, engine).statistics.all,
  );
  expectSum(first, second, whole, 'statistics of parts');
}

/** Counts are coded by the values in the data, and a chunk has its own: its sums, log-likelihood and class sizes, are those of the whole. */
function shared({ document }: Instance, statistics: readonly number[]): readonly number[] {
  const coded = featuresOf(document).some(({ family }) => COUNTS.includes(family));
  return coded ? statistics.slice(0, 2 + document.latent.levels.length) : statistics;
}

const COUNTS = ['poisson', 'binomial', 'negative-binomial'];

function expectSum(
  first: readonly number[] = [],
  second: readonly number[] = [],
  whole: readonly number[] = [],
  what: string,
): void {
  expectAllClose(
    first.map((value, i) => value + (second[i] as number)),
    whole,
    1e-12,
    what,
  );
}
