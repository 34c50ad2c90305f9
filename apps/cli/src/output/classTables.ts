import { count, probability } from '@latent/charts/number';
import { listOf, numbersOf } from '@latent/report/parameters';
import type { MixtureDocument } from 'latent';
import type { Context } from '../context.ts';
import { plain } from './plain.ts';
import { formatTable, type TableOptions } from './table.ts';

/** Class shares, and how much of the data each class is the most probable one for (by weight). */
export function classSizes(
  context: Context,
  { latent, parameters }: MixtureDocument,
  modal: ArrayLike<number>,
  weights: Float64Array | undefined,
): string {
  const shares = numbersOf(parameters?.[latent.name]);
  return formatTable(
    [{ title: latent.name, align: 'left' }, { title: 'share' }, { title: weights ? 'weight (modal)' : 'n (modal)' }],
    latent.levels.map((level, k) => [level, probability(shares[k]), count(modal[k] as number)]),
    layout(context),
  );
}

/** P(level | class) of every categorical item: a line for each level, a column for each class; nothing where there is none. */
export function conditionalProbabilities(
  context: Context,
  { latent, features, parameters }: MixtureDocument,
): readonly string[] {
  const shares = latent.levels.map((level) => ({ title: level }));
  const rows = features.flatMap(({ name, levels = [], labels }) => {
    const table = listOf(parameters?.[name]).map(numbersOf);
    return levels.map((level, i) => {
      const label = labels && Object.hasOwn(labels, level) ? `${level} ${labels[level]}` : level;
      return [i === 0 ? name : '', label, ...latent.levels.map((_, k) => probability(table[k]?.[i]))];
    });
  });
  if (rows.length === 0) return [];
  const limit = context.terminal.stdout && !context.all ? MOST_ROWS : undefined;
  const table = formatTable([{ title: 'item', align: 'left' }, { title: 'level', align: 'left' }, ...shares], rows, {
    ...layout(context),
    sticky: 2,
    limit,
  });
  return [`${context.paint.bold(plain(`P(level | ${latent.name})`))}\n${table}`];
}

/** A terminal shows no more lines of a table without --all. */
export const MOST_ROWS = 200;

export function layout({ terminal, paint }: Context): TableOptions {
  return { width: terminal.stdout ? terminal.columns : undefined, paintTitles: paint.bold };
}
