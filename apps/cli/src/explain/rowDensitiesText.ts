import { significant } from '@latent/charts/number';
import { twoLargest } from '@latent/results';
import type { Context } from '../context.ts';
import { plain } from '../output/plain.ts';
import { formatTable } from '../output/table.ts';
import { nats, result } from './arithmetic.ts';
import type { ExplainedDensities } from './explained.ts';
import { rowPlace } from './rowPlace.ts';

/** The logarithms of one row as a table: a line for each feature, a column for each class, and the log-odds of the two most probable ones. */
export function densitiesText(context: Context, row: ExplainedDensities, file: string | undefined): string {
  const { latent, classes, features, known, logSizes, responsibilities, logLikelihood, entropy } = row;
  const [a, b] = twoLargest(responsibilities);
  const odds = (values: readonly number[] | null): string[] =>
    b < 0 ? [] : [values ? number((values[a] as number) - (values[b] as number)) : '-'];
  const line = (title: string, values: readonly number[] | null): string[] => [
    title,
    ...classes.map((_, k) => (values ? number(values[k] as number) : '-')),
    ...odds(values),
  ];
  const totals = classes.map((level, k) =>
    known !== null && known !== level
      ? Number.NEGATIVE_INFINITY
      : features.reduce((sum, { logDensities }) => sum + (logDensities?.[k] ?? 0), logSizes[k] as number),
  );
  const impossible =
    known === null
      ? []
      : [
          line(
            `${latent} = ${known} (known)`,
            classes.map((level) => (level === known ? 0 : Number.NEGATIVE_INFINITY)),
          ),
        ];
  const rows = [
    line(`size of ${latent}`, logSizes),
    ...features.map(({ cells, logDensities }) => line(cellsText(cells), logDensities)),
    ...impossible,
    line('sum', totals),
    ['posterior', ...responsibilities.map(result), ...(b < 0 ? [] : [''])],
  ];
  const columns = [
    { title: 'log of', align: 'left' } as const,
    ...classes.map((title) => ({ title })),
    ...(b < 0 ? [] : [{ title: `log-odds ${classes[a]} : ${classes[b]}` }]),
  ];
  const end =
    logLikelihood === Number.NEGATIVE_INFINITY
      ? 'impossible under the model: every class has a factor 0, so there is no posterior'
      : `log-likelihood of the row ${nats(logLikelihood)}; most probable: ${classes[a]} with ${result(responsibilities[a] as number)}; entropy ${nats(entropy)}`;
  const width = context.terminal.stdout ? context.terminal.columns : undefined;
  const table = formatTable(columns, rows, { width, paintTitles: context.paint.bold });
  return `${plain(rowPlace(row, file))}\n\n${table}\n${plain(end)}\n`;
}

/** `x = 1.5`, `(y, z) = (1, missing)`. */
function cellsText(cells: Readonly<Record<string, string | number | null>>): string {
  const entries = Object.entries(cells);
  if (entries.every(([, cell]) => cell === null)) return `${entries.map(([name]) => name).join(', ')} missing`;
  return entries
    .map(([name, cell]) => `${name} = ${typeof cell === 'number' ? significant(cell) : (cell ?? '-')}`)
    .join(', ');
}

/** A logarithm or a sum of some: four decimals while they are readable. */
const number = (value: number): string =>
  Number.isNaN(value) ? '-' : Math.abs(value) < 1e7 ? nats(value) : significant(value);
