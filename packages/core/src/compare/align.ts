import type { MixtureDocument } from '../document/index.ts';
import { LatentError } from '../error/index.ts';
import { assign } from '../math/index.ts';
import { type ColumnMarginals, type Marginal, marginalsOf } from './marginals.ts';
import { totalVariation } from './totalVariation.ts';
import type { ClassPair, UnmatchedClass } from './types.ts';

/** Two mixtures class by class. */
export interface Alignment {
  readonly columns: readonly string[];
  readonly pairs: readonly ClassPair[];
  readonly unmatched: { readonly a: readonly UnmatchedClass[]; readonly b: readonly UnmatchedClass[] };
}

/**
 * Matches the classes of two mixtures so that the total variation between the distributions of their columns, averaged over the columns and
 * summed over the pairs, is least. The columns of a Gaussian block enter by their marginal distributions.
 *
 * @throws LatentError DIFFERENT_COLUMNS, NO_PARAMETERS
 */
export function alignClasses(a: MixtureDocument, b: MixtureDocument): Alignment {
  const [ofA, ofB] = inOneOrder(marginalsOf(a), marginalsOf(b));
  const variations = a.latent.levels.map((_, k) =>
    b.latent.levels.map((__, l) =>
      ofA.map(({ classes }, j) =>
        totalVariation(classes[k] as Marginal, (ofB[j] as ColumnMarginals).classes[l] as Marginal),
      ),
    ),
  );
  const partners = assign(variations.map((row) => row.map(mean)));
  const [sharesA, sharesB] = [sharesOf(a), sharesOf(b)];
  const pairs = partners.flatMap((l, k): ClassPair[] => {
    if (l < 0) return [];
    const own = (variations[k] as number[][])[l] as number[];
    return [
      {
        a: a.latent.levels[k] as string,
        b: b.latent.levels[l] as string,
        shareA: sharesA[k] as number,
        shareB: sharesB[l] as number,
        totalVariation: mean(own),
        columns: ofA
          .map(({ column }, j) => ({ column, totalVariation: own[j] as number }))
          .sort((x, y) => y.totalVariation - x.totalVariation),
      },
    ];
  });
  const without = ({ latent }: MixtureDocument, shares: readonly number[], isMatched: (k: number) => boolean) =>
    latent.levels.flatMap((name, k) => (isMatched(k) ? [] : [{ class: name, share: shares[k] as number }]));
  return {
    columns: ofA.map(({ column }) => column),
    pairs,
    unmatched: {
      a: without(a, sharesA, (k) => (partners[k] as number) >= 0),
      b: without(b, sharesB, (l) => partners.includes(l)),
    },
  };
}

/** Both in the order of the first. */
function inOneOrder(
  a: readonly ColumnMarginals[],
  b: readonly ColumnMarginals[],
): readonly [readonly ColumnMarginals[], readonly ColumnMarginals[]] {
  const found = new Map(b.map((own) => [own.column, own] as const));
  const onlyA = a.filter(({ column }) => !found.has(column));
  const onlyB = b.filter(({ column }) => !a.some((own) => own.column === column));
  const parts = [
    ['only the first', onlyA],
    ['only the second', onlyB],
  ] as const;
  const said = parts.flatMap(([who, columns]) => (columns.length > 0 ? `${who} has ${named(columns)}` : []));
  if (said.length > 0) throw different(`the fits have different columns: ${said.join('; ')}`, [...onlyA, ...onlyB]);
  const other = a.filter(({ column, kind }) => found.get(column)?.kind !== kind);
  const [first] = other;
  if (first)
    throw different(
      `column "${first.column}" is ${first.kind} in the first fit and ${found.get(first.column)?.kind} in the second`,
      other,
    );
  return [a, a.map(({ column }) => found.get(column) as ColumnMarginals)];
}

function different(message: string, columns: readonly ColumnMarginals[]): LatentError {
  return new LatentError(
    'DIFFERENT_COLUMNS',
    message,
    'Compare fits of the same columns; the numbers of classes, the covariances and the families of counts may differ.',
    { columns: columns.map(({ column }) => column) },
  );
}

const named = (columns: readonly ColumnMarginals[]): string =>
  columns
    .slice(0, MOST_NAMED)
    .map(({ column }) => JSON.stringify(column))
    .join(', ') + (columns.length > MOST_NAMED ? ` and ${columns.length - MOST_NAMED} more` : '');

const MOST_NAMED = 10;

const sharesOf = ({ latent, parameters }: MixtureDocument): readonly number[] =>
  parameters?.[latent.name] as readonly number[];

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
