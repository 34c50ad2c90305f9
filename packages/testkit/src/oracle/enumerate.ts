import type { Coded, Parameters } from './numbers.ts';

// Brute force in the linear domain with Math.log: nothing here is shared with the library. Missing cells are summed over
// one completion after the other, so that "a missing cell drops out" is found and not assumed.

/** p(class k, the observed cells of a row). */
export function joint({ sizes, tables }: Parameters, k: number, codes: readonly number[], known: number): number {
  if (known !== 0 && known !== k + 1) return 0;
  const complete = (item: number): number => {
    if (item === codes.length) return 1;
    const probabilities = (tables[item] as readonly (readonly number[])[])[k] as readonly number[];
    const code = codes[item] as number;
    if (code > 0) return (probabilities[code - 1] as number) * complete(item + 1);
    let sum = 0;
    for (const probability of probabilities) sum += probability * complete(item + 1);
    return sum;
  };
  return (sizes[k] as number) * complete(0);
}

/** p(class, row) of every class. */
export function joints(parameters: Parameters, codes: readonly number[], known: number): number[] {
  return parameters.sizes.map((_, k) => joint(parameters, k, codes, known));
}

/** log p(row) of every row. */
export function logLikelihoods(parameters: Parameters, { codes, known }: Coded): number[] {
  return codes.map((row, i) => Math.log(add(joints(parameters, row, known[i] as number))));
}

/** Σ w log p(row). */
export function logLikelihood(parameters: Parameters, data: Coded): number {
  return add(logLikelihoods(parameters, data).map((value, i) => weighted(data.weights[i] as number, value)));
}

/** p(class | row) of every row. */
export function posterior(parameters: Parameters, { codes, known }: Coded): number[][] {
  return codes.map((row, i) => {
    const terms = joints(parameters, row, known[i] as number);
    const total = add(terms);
    return terms.map((term) => term / total);
  });
}

/** Expected counts of the classes and of every observed cell under responsibilities q, in the shape of the parameters. */
export function expectedCounts(
  { sizes, tables }: Parameters,
  { codes, weights }: Coded,
  q: readonly (readonly number[])[],
): Parameters {
  const counts = { sizes: sizes.map(() => 0), tables: tables.map((rows) => rows.map((row) => row.map(() => 0))) };
  codes.forEach((row, i) => {
    sizes.forEach((_, k) => {
      const share = (weights[i] as number) * ((q[i] as readonly number[])[k] as number);
      counts.sizes[k] = (counts.sizes[k] as number) + share;
      row.forEach((code, j) => {
        const table = (counts.tables[j] as number[][])[k] as number[];
        if (code > 0) table[code - 1] = (table[code - 1] as number) + share;
      });
    });
  });
  return counts;
}

export const add = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

const weighted = (weight: number, value: number): number => (weight === 0 ? 0 : weight * value);
