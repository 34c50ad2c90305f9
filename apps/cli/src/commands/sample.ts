import type { DrawnRow } from 'latent';
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
  const drawn: Drawn = {
    names: document.features.map(({ name }) => name),
    levels: document.features.map(({ levels }) => levels ?? []),
    rows: draw(options.rows, { seed: context.seed, missingFraction: options.missingFraction }),
    latent: options.withLatent ? document.latent : undefined,
  };
  await writeFileAtomic(output, context.format === 'json' ? jsonRows(drawn) : csvRows(context, drawn));
  context.note(`${output === '-' ? '' : `wrote ${output}: `}${counted(options.rows, 'row')}, seed ${context.seed}`);
  return 0;
}

interface Drawn {
  readonly names: readonly string[];
  readonly levels: readonly (readonly string[])[];
  readonly rows: Iterable<DrawnRow>;
  readonly latent: { readonly name: string; readonly levels: readonly string[] } | undefined;
}

function* csvRows(context: Context, { names, levels, rows, latent }: Drawn): Generator<string, void, undefined> {
  const cell = (text: string): string => csvCell(text);
  const cells = levels.map((own) => ['', ...own.map(cell)]);
  const classes = latent?.levels.map(cell);
  noteGuards(context, [...names, ...levels.flat(), ...(latent ? [latent.name, ...latent.levels] : [])]);
  yield `${[...(latent ? [latent.name] : []), ...names].map(cell).join(',')}\n`;
  for (const { codes, latent: own } of rows) {
    const line = Array.from(codes, (code, j) => cells[j]?.[code] ?? '').join(',');
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

function* jsonRows({ names, levels, rows, latent }: Drawn): Generator<string, void, undefined> {
  yield '[';
  let first = true;
  for (const { codes, latent: own } of rows) {
    const known: [string, string | null][] = latent ? [[latent.name, latent.levels[own] as string]] : [];
    const cells = names.map((name, j): [string, string | null] => [
      name,
      levels[j]?.[(codes[j] as number) - 1] ?? null,
    ]);
    yield `${first ? '' : ','}\n${JSON.stringify(Object.fromEntries([...known, ...cells]))}`;
    first = false;
  }
  yield '\n]\n';
}
