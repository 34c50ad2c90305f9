import { counted, NONE } from '@latent/charts/number';
import { inferColumn, type LatentError, type Table, type TableColumn } from 'latent';
import type { Context } from '../context.ts';
import { readData } from '../data/readData.ts';
import { problemOf } from '../errors.ts';
import { jsonText, marked } from '../output/json.ts';
import { plain } from '../output/plain.ts';
import { formatTable } from '../output/table.ts';
import type { InspectOptions } from './options.ts';

/** A column of data as an item: what it would be, or why it cannot be one. */
interface InspectedColumn {
  readonly name: string;
  readonly family: string | null;
  readonly reason: string;
  readonly levels: readonly string[];
  /** Null where the cells cannot be read. */
  readonly missing: number | null;
  readonly problem?: { readonly code: string; readonly message: string; readonly fix: string };
}

/** The schema inferred from a data file, column by column. */
export async function inspectData(context: Context, path: string, options: InspectOptions): Promise<number> {
  const refused = new Map<string, LatentError>();
  const { table, header, notes, sha256 } = await readData(path, {
    columns: (header, unreadable) => {
      for (const [name, error] of unreadable) if (name !== options.id) refused.set(name, error);
      return new Map(
        header.filter((name) => name !== options.id && !refused.has(name)).map((name) => [name, 'either']),
      );
    },
    ...options,
    signal: context.signal,
  });
  context.endOnInterrupt();
  const columns = header.flatMap((name): InspectedColumn[] => {
    const [error, column] = [refused.get(name), table.columns.get(name)];
    if (error) return [refusedColumn(name, error, null)];
    return column ? [inspectColumn(table, column)] : [];
  });
  for (const note of notes) context.note(plain(note));
  context.warn(table.warnings);
  if (context.format === 'json')
    await context.out(
      jsonText(
        marked('latent-inspection', { file: table.file, rows: table.rows, sha256, id: options.id ?? null, columns }),
      ),
    );
  else await context.out(dataText(context, table, columns, options));
  return 0;
}

function inspectColumn(table: Table, column: TableColumn): InspectedColumn {
  const missing = missingCells(column);
  try {
    const { name, family, reason, levels } = inferColumn(table, column.name, undefined, false);
    return { name, family, reason, levels, missing };
  } catch (error) {
    if (problemOf(error) === undefined) throw error;
    return refusedColumn(column.name, error as LatentError, missing);
  }
}

const refusedColumn = (name: string, { code, message, fix }: LatentError, missing: number | null): InspectedColumn => ({
  name,
  family: null,
  reason: message,
  levels: [],
  missing,
  problem: { code, message, fix },
});

function missingCells(column: TableColumn): number {
  let missing = 0;
  if (column.kind === 'labels') for (const code of column.codes) missing += code === 0 ? 1 : 0;
  else for (const value of column.values) missing += Number.isNaN(value) ? 1 : 0;
  return missing;
}

function dataText(context: Context, table: Table, columns: readonly InspectedColumn[], { id }: InspectOptions): string {
  const rows = columns.map(({ name, family, reason, levels, missing, problem }) => [
    name,
    problem ? 'refused' : (family as string),
    missing === null ? NONE : String(missing),
    problem ? problem.code : reason,
    levels.length === 0 ? '' : `${levels.length}: ${levels.join(' ')}`,
  ]);
  const titles = [
    { title: 'column', align: 'left' },
    { title: 'family', align: 'left' },
    { title: 'missing' },
    { title: 'because', align: 'left' },
    { title: 'levels', align: 'left' },
  ] as const;
  const width = context.terminal.stdout ? context.terminal.columns : undefined;
  const head = `${table.file ?? 'data'}: ${counted(table.rows, 'row')}, ${counted(columns.length, 'column')}${id === undefined ? '' : ` beside the id ${id}`}`;
  const refused = columns.flatMap(({ problem }) =>
    problem
      ? [`\n${context.paint.yellow(problem.code)} ${plain(problem.message)}\n  Fix: ${plain(problem.fix)}\n`]
      : [],
  );
  return `${plain(head)}\n\n${formatTable(titles, rows, { width, paintTitles: context.paint.bold })}${refused.join('')}`;
}
