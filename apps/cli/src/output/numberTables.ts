import { decimals, NONE, significant } from '@latent/charts/number';
import { covarianceAt, deviationAt, numberAt } from '@latent/report/parameters';
import type { FeatureDocument, MixtureDocument } from 'latent';
import type { Context } from '../context.ts';
import { layout, MOST_ROWS } from './classTables.ts';
import { plain } from './plain.ts';
import { formatTable } from './table.ts';

/** Correlations of blocks with more columns are only in the document. */
const MOST_COLUMNS = 6;

/** What the classes are in columns of numbers: means with standard deviations, rates, probabilities; then correlations within blocks. */
export function numberTables(context: Context, document: MixtureDocument): readonly string[] {
  const lines = document.features.flatMap((feature) => linesOf(feature, document));
  if (lines.length === 0) return [];
  const { bold } = context.paint;
  const { latent, features } = document;
  const classes = latent.levels.map((title) => ({ title, align: 'left' as const }));
  const columns = latent.levels.map((_, k) => aligned(lines.map(({ values }) => values[k] as Value)));
  const table = formatTable(
    [{ title: 'item', align: 'left' }, { title: 'parameter', align: 'left' }, ...classes],
    lines.map(({ item, parameter }, i) => [item, parameter, ...columns.map((texts) => texts[i] as string)]),
    { ...layout(context), sticky: 2, limit: context.terminal.stdout && !context.all ? MOST_ROWS : undefined },
  );
  return [
    `${bold(plain(`columns of numbers | ${latent.name}`))}\n${table}`,
    ...features.flatMap((feature) => correlationTable(context, feature, document)),
  ];
}

/** A parameter, and in parentheses the one that belongs to it. */
interface Value {
  readonly main: number | undefined;
  readonly beside?: number | undefined;
}

interface Line {
  readonly item: string;
  readonly parameter: string;
  /** One a class. */
  readonly values: readonly Value[];
}

function linesOf(feature: FeatureDocument, { latent, parameters }: MixtureDocument): Line[] {
  const { name, family, trials, columns = [name] } = feature;
  const own = parameters && Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  const each = <T>(visit: (k: number) => T): T[] => latent.levels.map((_, k) => visit(k));
  if (family === 'gaussian')
    return columns.map((column, j) => ({
      item: column,
      parameter: 'mean (sd)',
      values: each((k) => ({ main: numberAt(own, 'mean', k, j), beside: deviationAt(own, feature, k, j) })),
    }));
  const line = (parameter: string, key: string, beside?: string): Line[] => [
    {
      item: name,
      parameter,
      values: each((k) => ({ main: numberAt(own, key, k), ...(beside ? { beside: numberAt(own, beside, k) } : {}) })),
    },
  ];
  if (family === 'binomial') return line(`probability, of ${trials} trials`, 'probability');
  if (family === 'negative-binomial') return line('mean (size)', 'mean', 'size');
  return family === 'categorical' ? [] : line(`${family} rate`, 'rate');
}

/** Numbers of one class below each other: their decimal points in one column, what stands in parentheses behind. */
function aligned(values: readonly Value[]): string[] {
  const texts = values.map(({ main }) => significant(main));
  const whole = texts.map((text) => /^-?\d*/.exec(text)?.[0].length ?? text.length);
  const before = Math.max(...whole);
  const after = Math.max(...texts.map((text, i) => text.length - (whole[i] as number)));
  return texts.map((text, i) => {
    const beside = values[i]?.beside;
    const padded = (' '.repeat(before - (whole[i] as number)) + text).padEnd(before + after);
    return beside === undefined ? padded : `${padded} (${significant(beside)})`;
  });
}

function correlationTable(
  context: Context,
  feature: FeatureDocument,
  { latent, parameters }: MixtureDocument,
): string[] {
  const { name, columns = [], covariance: kind = 'full' } = feature;
  if (columns.length < 2 || (kind !== 'full' && kind !== 'tied')) return [];
  if (columns.length > MOST_COLUMNS)
    return [
      `${plain(`correlations of the ${columns.length} columns of "${name}": in the fit document (-o, or --format json), as covariances`)}\n`,
    ];
  const own = parameters?.[name];
  const classes = kind === 'tied' ? [`all ${latent.levels.length}`] : latent.levels;
  const correlation = (k: number, i: number, j: number): string => {
    const [both, first, second] = [
      covarianceAt(own, feature, k, i, j),
      deviationAt(own, feature, k, i),
      deviationAt(own, feature, k, j),
    ];
    return both === undefined || !first || !second ? NONE : decimals(both / (first * second), 4);
  };
  const rows = columns.flatMap((first, i) =>
    columns
      .slice(i + 1)
      .map((second, j) => [i + j + 1, second] as const)
      .map(([j, second]) => [first, second, ...classes.map((_, k) => correlation(k, i, j))]),
  );
  const table = formatTable(
    [{ title: 'item', align: 'left' }, { title: 'with', align: 'left' }, ...classes.map((title) => ({ title }))],
    rows,
    { ...layout(context), sticky: 2 },
  );
  return [`${context.paint.bold(plain(`correlation | ${latent.name}`))}\n${table}`];
}
