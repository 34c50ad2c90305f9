import type { MixtureDocument } from 'latent';
import type { Observed } from './data.ts';
import type { Task } from './families/family.ts';
import { familyOf, type Values } from './families/index.ts';
import { featuresOf } from './feature.ts';
import { add, at } from './nested.ts';
import type { Parameters } from './numbers.ts';

/**
 * The M-step from the rows and their responsibilities; what is fixed stays.
 *
 * @param answer where the numbers come from that have no closed form; without it they stay as they were
 */
export function maximize(
  document: MixtureDocument,
  data: Observed,
  q: readonly (readonly number[])[],
  previous: Parameters,
  answer: Parameters = previous,
): Parameters {
  const { fixed = [], latent, prior } = document;
  const pseudoCount = prior?.pseudoCount ?? 0;
  const counts = previous.sizes.map((_, k) => add(sharesOf(data, q).map((row) => row[k] as number)) + pseudoCount);
  const total = add(counts);
  return {
    sizes: fixed.includes(latent.name) || total === 0 ? previous.sizes : counts.map((count) => count / total),
    features: featuresOf(document).map((feature, j) => {
      if (fixed.includes(feature.name)) return previous.features[j] as Values;
      const task = taskOf(document, data, q, previous, j);
      const borrowed = familyOf(feature)
        .blocks(feature, task.classes)
        .filter(({ improvedOnly }) => improvedOnly)
        .map(({ key }) => [key, answer.features[j]?.[key] as Values[string]]);
      return { ...familyOf(feature).maximize(task), ...Object.fromEntries(borrowed) };
    }),
  };
}

/** The rows of one feature as its family wants them. */
export function taskOf(
  document: MixtureDocument,
  data: Observed,
  q: readonly (readonly number[])[],
  previous: Parameters,
  j: number,
): Task {
  return {
    feature: featuresOf(document)[j] as Task['feature'],
    classes: previous.sizes.length,
    rows: data.cells.map((row) => row[j] as readonly number[]),
    shares: sharesOf(data, q),
    previous: previous.features[j] as Values,
    pseudoCount: document.prior?.pseudoCount ?? 0,
  };
}

/** The part of Q that one class of one feature has at these values. */
export function expectedLog({ feature, rows, shares }: Task, values: Values, latent: number): number {
  return add(
    rows.map((cells, i) => {
      const share = at(shares, i, latent);
      return share === 0 ? 0 : share * familyOf(feature).logDensity(feature, values, latent, cells);
    }),
  );
}

/** The log-prior of what is not fixed, up to a constant. */
export function logPrior(document: MixtureDocument, { sizes, features }: Parameters): number {
  const { fixed = [], latent, prior } = document;
  const pseudoCount = prior?.pseudoCount ?? 0;
  const ofSizes = pseudoCount > 0 && !fixed.includes(latent.name) ? pseudoCount * add(sizes.map(Math.log)) : 0;
  return add([
    ofSizes,
    ...featuresOf(document).map((feature, j) =>
      fixed.includes(feature.name)
        ? 0
        : (familyOf(feature).logPrior?.(feature, features[j] as Values, pseudoCount) ?? 0),
    ),
  ]);
}

/** Weighted counts of the classes. */
export function classCounts(data: Observed, q: readonly (readonly number[])[], classes: number): number[] {
  const shares = sharesOf(data, q);
  return Array.from({ length: classes }, (_, k) => add(shares.map((row) => row[k] as number)));
}

/** Expected counts of a categorical feature, [class][level]. */
export function levelCounts({ feature: { levels = [] }, rows, shares, classes }: Task): number[][] {
  return Array.from({ length: classes }, (_, k) =>
    levels.map((_, level) => rows.reduce((sum, [cell], i) => (cell === level ? sum + at(shares, i, k) : sum), 0)),
  );
}

const sharesOf = ({ weights }: Observed, q: readonly (readonly number[])[]): number[][] =>
  q.map((row, i) => row.map((share) => (weights[i] as number) * share));
