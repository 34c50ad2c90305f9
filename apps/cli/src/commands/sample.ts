import { columnNames, type DrawnRow, LatentError, type MixtureDocument } from 'latent';
import { openModel } from '../applied/open.ts';
import type { Context } from '../context.ts';
import { csvCell, writeFileAtomic } from '../io/index.ts';
import { counted } from '../output/number.ts';
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
  const { document, sample: draw } = await openModel(context, model);
  refuseForeignTrials(document);
  const drawn: Drawn = {
    columns: columnsOf(document),
    rows: draw(options.rows, { seed: context.seed, missingFraction: options.missingFraction }),
    latent: options.withLatent ? document.latent : undefined,
  };
  await writeFileAtomic(output, context.format === 'json' ? jsonRows(drawn) : csvRows(context, drawn));
  context.note(`${output === '-' ? '' : `wrote ${output}: `}${counted(options.rows, 'row')}, seed ${context.seed}`);
  return 0;
}

interface Drawn {
  readonly columns: readonly DrawnColumn[];
  readonly rows: Iterable<DrawnRow>;
  readonly latent: { readonly name: string; readonly levels: readonly string[] } | undefined;
}

interface DrawnColumn {
  readonly name: string;
  /** Absent for columns of numbers. */
  readonly levels: readonly string[] | undefined;
}

function columnsOf({ features }: MixtureDocument): DrawnColumn[] {
  return features.flatMap((feature) => columnNames(feature).map((name) => ({ name, levels: feature.levels })));
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

function* csvRows(context: Context, { columns, rows, latent }: Drawn): Generator<string, void, undefined> {
  const cell = (text: string): string => csvCell(text);
  const levels = columns.map((column) => column.levels && ['', ...column.levels.map(cell)]);
  const classes = latent?.levels.map(cell);
  const names = columns.map(({ name }) => name);
  const texts = columns.flatMap((column) => column.levels ?? []);
  noteGuards(context, [...names, ...texts, ...(latent ? [latent.name, ...latent.levels] : [])]);
  yield `${[...(latent ? [latent.name] : []), ...names].map(cell).join(',')}\n`;
  for (const { cells, latent: own } of rows) {
    const line = Array.from(cells, (value, j) => {
      const texts = levels[j];
      return texts ? (texts[value] ?? '') : csvCell(value);
    }).join(',');
    if (classes) yield `${classes[own]},${line}\n`;
    else yield line === '' ? '""\n' : `${line}\n`; // a blank line would be no row
  }
}

/** A guarded name is not the model's own any more: whoever reads the file back must know. */
function noteGuards(context: Context, texts: readonly string[]): void {
  const guarded = texts.find((text) => csvCell(text).replaceAll('"', '').startsWith("'") && !text.startsWith("'"));
  if (guarded !== undefined)
    context.note(plain(`names that a spreadsheet would run as formulas have an apostrophe in front: '${guarded}`));
}

function* jsonRows({ columns, rows, latent }: Drawn): Generator<string, void, undefined> {
  yield '[';
  let first = true;
  for (const { cells, latent: own } of rows) {
    const known: [string, string | null][] = latent ? [[latent.name, latent.levels[own] as string]] : [];
    const values = columns.map(({ name, levels }, j): [string, string | number | null] => {
      const value = cells[j] as number;
      return [name, levels ? (levels[value - 1] ?? null) : Number.isNaN(value) ? null : value];
    });
    yield `${first ? '' : ','}\n${JSON.stringify(Object.fromEntries([...known, ...values]))}`;
    first = false;
  }
  yield '\n]\n';
}
