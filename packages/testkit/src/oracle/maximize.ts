import type { ModelDocument } from 'latent';
import { add } from './enumerate.ts';
import { flatten, type Parameters, simplexes, unflatten } from './numbers.ts';

/** The M-step from expected counts: (n + c)/Σ(n + c) in every probability vector; fixed and unsupported ones stay. */
export function maximize(document: ModelDocument, counts: Parameters, previous: Parameters): Parameters {
  const pseudoCount = document.prior?.pseudoCount ?? 0;
  const sums = flatten(counts);
  const next = flatten(previous);
  for (const { offset, length, fixed } of simplexes(document)) {
    const own = sums.slice(offset, offset + length).map((count) => count + pseudoCount);
    const total = add(own);
    if (!fixed && total > 0) next.splice(offset, length, ...own.map((count) => count / total));
  }
  return unflatten(next, previous);
}

/** c·Σ log p over the probability vectors that are not fixed. */
export function logPrior(document: ModelDocument, parameters: Parameters): number {
  const pseudoCount = document.prior?.pseudoCount ?? 0;
  if (pseudoCount === 0) return 0;
  const flat = flatten(parameters);
  const free = simplexes(document).filter(({ fixed }) => !fixed);
  return pseudoCount * add(free.flatMap(({ offset, length }) => flat.slice(offset, offset + length).map(Math.log)));
}
