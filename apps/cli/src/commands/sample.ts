import { counted } from '@latent/charts/number';
import { csvCell } from '@latent/files';
import { type Applied, columnNames, LatentError, type MixtureDocument, type NetworkApplied } from 'latent';
import { openModel } from '../applied/open.ts';
import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { writeFileAtomic } from '../io/index.ts';
import { plain } from '../output/plain.ts';
import { assertOutputs } from '../outputs.ts';

export interface SampleOptions {
  /** How many rows. */
  readonly rows: number;
  readonly missingFraction?: number | undefined;
  readonly withLatent?: boolean | undefined;
  /** A file instead of stdout. */
  readonly output?: string | undefined;
}

/** `latent sample <fit.json> -n <rows>`: rows drawn from a model, as CSV (or JSON); the same seed gives the same rows. */
export async function sample(context: Context, model: string, options: SampleOptions): Promise<number> {
  const { output = '-' } = options;
  if (output !== '-') await assertOutputs(model, { output });
  const opened = await openModel(context, model);
  const drawn =
    opened.kind === 'network'
      ? nodesOf(context, opened.applied, options)
      : featuresOf(context, opened.applied, options);
  await writeFileAtomic(output, context.format === 'json' ? jsonRows(drawn) : csvRows(context, drawn));
  context.note(`${output === '-' ? '' : `wrote ${output}: `}${counted(options.rows, 'row')}, seed ${context.seed}`);
  return 0;
}

interface Drawn {
  readonly columns: readonly DrawnColumn[];
  /** The cells of the columns: numbers, or levels from 1; NaN = missing. */
  readonly rows: Iterable<Float64Array>;
}

interface DrawnColumn {
  readonly name: string;
  /** Absent for columns of numbers. */
  readonly levels: readonly string[] | undefined;
}

/** The columns of a mixture, behind its class where that is wanted. */
function featuresOf({ seed }: Context, { document, sample: draw }: Applied, options: SampleOptions): Drawn {
  const { rows, missingFraction, withLatent } = options;
  refuseForeignTrials(document);
  const columns = document.features.flatMap((feature) =>
    columnNames(feature).map((name) => ({ name, levels: feature.levels })),
  );
  const drawn = draw(rows, { seed, missingFraction });
  return withLatent
    ? {
        columns: [document.latent, ...columns],
        rows: map(drawn, ({ latent, cells }) => Float64Array.of(latent + 1, ...cells)),
      }
    : { columns, rows: map(drawn, ({ cells }) => cells) };
}

/** The nodes of a network, hidden ones only where they are wanted: these have all their cells, as a class has. */
function nodesOf({ seed }: Context, { document, sample: draw }: NetworkApplied, options: SampleOptions): Drawn {
  const { rows, missingFraction, withLatent = false } = options;
  const chosen = document.nodes.flatMap(({ latent = false }, node) => (withLatent || !latent ? [node] : []));
  if (chosen.length === 0)
    throw new UsageError(
      'BAD_OPTION',
      'every node of the network is hidden, so no column is left',
      'Ask for the hidden ones too: --with-latent.',
      { option: 'with-latent' },
    );
  const whole = draw(rows, { seed });
  return {
    columns: chosen.map((node) => document.nodes[node] as DrawnColumn),
    rows: map(draw(rows, { seed, missingFraction }), (cells) => {
      const all = whole.next().value as Float64Array; // the same row, before cells were left out
      return Float64Array.from(chosen, (node) => (document.nodes[node]?.latent ? all : cells)[node] as number);
    }),
  };
}

function* map<T, U>(values: Iterable<T>, turn: (value: T) => U): Generator<U, void, undefined> {
  for (const value of values) yield turn(value);
}

/** How many trials a row has is no part of such a model. */
function refuseForeignTrials({ features }: MixtureDocument): void {
  const found = features.find(({ trials }) => typeof trials === 'string');
  if (!found) return;
  throw new LatentError(
    'NO_TRIALS',
    `"${found.name}" counts successes out of as many trials as column "${found.trials}" says, and a drawn row has no such column`,
    `Give the feature a number of trials in a model document ("trials": 10), with the parameters of this one.`,
    { column: found.name },
  );
}

function* csvRows(context: Context, { columns, rows }: Drawn): Generator<string, void, undefined> {
  const cell = (text: string): string => csvCell(text);
  const levels = columns.map((column) => column.levels && ['', ...column.levels.map(cell)]);
  const names = columns.map(({ name }) => name);
  noteGuards(context, [...names, ...columns.flatMap((column) => column.levels ?? [])]);
  yield `${names.map(cell).join(',')}\n`;
  for (const cells of rows) {
    const line = Array.from(cells, (value, j) => {
      const texts = levels[j];
      return texts ? (texts[value] ?? '') : csvCell(value);
    }).join(',');
    yield line === '' ? '""\n' : `${line}\n`; // a blank line would be no row
  }
}

/** A guarded name is not the model's own any more: whoever reads the file back must know. */
function noteGuards(context: Context, texts: readonly string[]): void {
  const guarded = texts.find((text) => csvCell(text).replaceAll('"', '').startsWith("'") && !text.startsWith("'"));
  if (guarded !== undefined)
    context.note(plain(`names that a spreadsheet would run as formulas have an apostrophe in front: '${guarded}`));
}

function* jsonRows({ columns, rows }: Drawn): Generator<string, void, undefined> {
  yield '[';
  let first = true;
  for (const cells of rows) {
    const values = columns.map(({ name, levels }, j): [string, string | number | null] => {
      const value = cells[j] as number;
      return [name, levels ? (levels[value - 1] ?? null) : Number.isNaN(value) ? null : value];
    });
    yield `${first ? '' : ','}\n${JSON.stringify(Object.fromEntries(values))}`;
    first = false;
  }
  yield '\n]\n';
}
