import { counted } from '@latent/charts/number';
import { type CellValue, csvLine } from '@latent/files';
import {
  type ImputeOptions as CoreOptions,
  columnNames,
  LatentError,
  type MixtureDocument,
  type Table,
  type Warning,
} from 'latent';
import {
  noteMissing,
  type Opened,
  openData,
  openModel,
  openNodeData,
  type ReadingOptions,
  refuseTwoStandardInputs,
} from '../applied/open.ts';
import type { Context } from '../context.ts';
import type { ReadData } from '../data/readData.ts';
import { writeFileAtomic } from '../io/index.ts';
import { plain } from '../output/plain.ts';
import { assertOutputs } from '../outputs.ts';

export interface ImputeOptions extends ReadingOptions {
  readonly how: 'mode' | 'mean' | 'draw';
  readonly unseen?: 'error' | 'missing' | undefined;
  /** A file instead of stdout. */
  readonly output?: string | undefined;
}

/** `latent impute <fit.json> <data>`: the data as they are, with their missing cells filled in. */
export async function impute(context: Context, model: string, data: string, options: ImputeOptions): Promise<number> {
  const { output = '-' } = options;
  refuseTwoStandardInputs(model, data);
  if (output !== '-') await assertOutputs(data, { output, model });
  const opened = await openModel(context, model);
  noteMissing(context, opened, options);
  const rows: string[] = [];
  const reading = { ...options, onRow: (cells: readonly string[]) => void rows.push(cells.join(BETWEEN)) };
  const read =
    opened.kind === 'network'
      ? await openNodeData(context, opened.applied.document, data, reading)
      : await openData(context, opened.applied.document, data, reading);
  const warnings: Warning[] = [];
  const filled = fill(opened, read.table, options.how, {
    seed: context.seed,
    unseen: options.unseen,
    onWarning: (warning) => warnings.push(warning),
  });
  context.warn([...read.table.warnings, ...warnings]);
  if (opened.kind === 'mixture') noteClasses(context, opened.applied.document, read.table);

  const completed = complete(read, rows, filled);
  await writeFileAtomic(
    output,
    context.format === 'json' ? jsonRows(read.header, completed) : csvRows(read.header, completed),
  );
  const seed = options.how === 'draw' ? `, seed ${context.seed}` : '';
  context.note(
    `${output === '-' ? '' : `wrote ${output}: `}${counted(completed.filled(), 'cell')} filled in (${options.how}${seed})`,
  );
  return 0;
}

/** No cell has this character: files with it are refused. */
const BETWEEN = '\0';

/** A column of the data that can be filled in. */
interface FilledColumn {
  /** Absent for columns of numbers. */
  readonly levels: readonly string[] | undefined;
  /** The row's cell, observed or filled in: a number, or a level from 1; NaN where nothing can be said. */
  valueAt(row: number): number;
}

type Filled = ReadonlyMap<string, FilledColumn>;

function fill(opened: Opened, table: Table, how: ImputeOptions['how'], options: CoreOptions): Filled {
  if (opened.kind === 'network') {
    const { document, impute: completeRows } = opened.applied;
    const cells = completeRows(table, how, options);
    return new Map(
      document.nodes.map(({ name, levels }, node) => [
        name,
        { levels, valueAt: (row) => cells[row]?.[node] as number },
      ]),
    );
  }
  const { document, impute: completeRows } = opened.applied;
  if (how === 'mean') refuseLevels(document, table);
  const cells = completeRows(table, how, options);
  const columns = document.features.flatMap((feature) =>
    columnNames(feature).map((name) => ({ name, levels: feature.levels })),
  );
  return new Map(
    columns.map(({ name, levels }, j) => [name, { levels, valueAt: (row: number) => cells[row]?.[j] as number }]),
  );
}

/** Levels have no mean: a categorical column must have all its cells. */
function refuseLevels({ features }: MixtureDocument, { columns }: Table): void {
  const open = features.find(({ name, levels }) => {
    const column = columns.get(name);
    return levels !== undefined && column?.kind === 'labels' && column.codes.includes(0);
  });
  if (!open) return;
  throw new LatentError(
    'NO_MEAN',
    `column "${open.name}" has missing cells, and it is categorical: its levels have no mean`,
    'Use --how mode or --how draw.',
    { column: open.name },
  );
}

interface Completed extends Iterable<readonly CompletedCell[]> {
  /** How many cells were filled in so far. */
  filled(): number;
}

interface CompletedCell {
  /** As CSV has it: text as it stood, or what was filled in. */
  readonly text: CellValue;
  /** As JSON has it. */
  readonly value: string | number | null;
}

function complete({ table, header }: ReadData, rows: readonly string[], filled: Filled): Completed {
  const columns = header.map((name) => ({ own: filled.get(name), read: table.columns.get(name) }));
  let count = 0;
  const cellAt = (text: string, row: number, j: number): CompletedCell => {
    const { own, read } = columns[j] as (typeof columns)[number];
    if (!own || !read) return { text, value: text === '' ? null : text };
    const observed =
      read.kind === 'numbers' ? (read.values[row] as number) : (read.levels[(read.codes[row] as number) - 1] ?? null);
    const isKnown =
      typeof observed === 'number'
        ? !Number.isNaN(observed)
        : own.levels?.includes(observed ?? '') && observed !== null;
    if (isKnown) return { text, value: observed };
    const value = own.levels ? (own.levels[own.valueAt(row) - 1] ?? null) : finite(own.valueAt(row));
    if (value === null) return { text, value };
    count++;
    return { text: value, value };
  };
  return {
    filled: () => count,
    *[Symbol.iterator]() {
      for (const [row, line] of rows.entries()) {
        const cells = line.split(BETWEEN);
        yield columns.map((_, j) => cellAt(cells[j] ?? '', row, j)); // a column that came later has no cell yet
      }
    },
  };
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

function* csvRows(header: readonly string[], rows: Completed): Generator<string, void, undefined> {
  yield csvLine(header);
  for (const cells of rows) {
    const line = csvLine(cells.map(({ text }) => text));
    yield line === '\n' ? '""\n' : line; // a blank line would be no row
  }
}

function* jsonRows(header: readonly string[], rows: Completed): Generator<string, void, undefined> {
  let before = '[';
  for (const cells of rows) {
    yield `${before}\n${JSON.stringify(Object.fromEntries(cells.map(({ value }, j) => [header[j], value])))}`;
    before = ',';
  }
  yield before === '[' ? '[]\n' : '\n]\n';
}

/** Classes are no cells of the data that a mixture fills in. */
function noteClasses(context: Context, { latent }: MixtureDocument, { columns }: Table): void {
  if (columns.has(latent.name))
    context.note(
      plain(`empty cells of the classes "${latent.name}" stay empty: latent predict gives their probabilities`),
    );
}
