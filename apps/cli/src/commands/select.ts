import { decimals } from '@latent/charts/number';
import { hasNamedClasses, type SelectionDocument, selectClasses, type TableSelection } from 'latent';
import type { Context } from '../context.ts';
import type { ReadData } from '../data/readData.ts';
import { EXIT } from '../errors.ts';
import { readFitDocuments } from '../fit/documents.ts';
import { readFitData } from '../fit/read.ts';
import { recordedOptions } from '../fit/repeat.ts';
import type { FitRequest } from '../fit/request.ts';
import { resolveRequest } from '../fit/resolve.ts';
import { writeFileAtomic } from '../io/index.ts';
import { jsonText } from '../output/json.ts';
import { selectionReport } from '../output/selectionReport.ts';
import { assertOutputs } from '../outputs.ts';
import { createProgress } from '../progress.ts';
import { type Models, modelsFor } from '../select/models.ts';
import { assertSelectOptions, type SelectOptions } from '../select/options.ts';

/** `latent select <data>`: fits every number of classes of a range and compares them. */
export async function select(context: Context, data: string, options: SelectOptions): Promise<number> {
  assertSelectOptions(options);
  const { classes: range, ...others } = options;
  // What fit asks of one number of classes; a model document has its own.
  const asFit = others.model === undefined ? { ...others, classes: 1 } : others;
  const request = resolveRequest(context, asFit, await readFitDocuments(data, others));
  await assertOutputs(data, others);
  const read = await readFitData(context, data, request, false);
  const models = modelsFor(read, request, range);
  for (const note of models.chosen.notes) context.note(note);

  const { document: selection, fits } = await runSelection(context, read, models, request, options);
  const { start: _, ...recorded } = recordedOptions(selection.options, request, models.chosen.known?.column);
  const document: SelectionDocument = { ...selection, options: { ...recorded, prior: request.prior ?? null } };
  if (options.output !== undefined) await writeFileAtomic(options.output, [jsonText(document)]);
  const [first] = fits.values();
  const warnings = [...models.chosen.warnings, ...(first?.info.warnings ?? [])];
  await context.out(
    context.format === 'json'
      ? jsonText(document)
      : selectionReport(context, {
          document,
          asked: range,
          read,
          chosen: models.chosen,
          weightsColumn: request.weights,
          warnings,
        }),
  );
  context.warn(warnings.filter(({ code }) => ABOUT_DATA.has(code)));
  if (options.output !== undefined) context.note(`wrote ${options.output}`);
  if (isInterrupted(document, range)) return EXIT.interrupted;
  return options.strict && document.recommended === null ? EXIT.notGood : EXIT.ok;
}

/** Remarks that hold for every number of classes; those of a fit stand in the document by their codes. */
const ABOUT_DATA = new Set([
  'CONSTANT_COLUMN',
  'ALL_DISTINCT',
  'UNSEEN_LEVEL',
  'NON_INTEGER_WEIGHTS',
  'WASM_UNAVAILABLE',
]);

function isInterrupted({ candidates }: SelectionDocument, asked: readonly number[]): boolean {
  const done = new Set(candidates.flatMap(({ classes, status }) => (status === 'aborted' ? [] : [classes])));
  return [1, ...asked].some((classes) => !done.has(classes));
}

async function runSelection(
  context: Context,
  read: ReadData,
  { documentFor, chosen }: Models,
  request: FitRequest,
  { classes, criterion }: SelectOptions,
): Promise<TableSelection> {
  const progress = createProgress(context);
  let underWay = 0;
  let best = Number.NEGATIVE_INFINITY;
  try {
    return await selectClasses(
      documentFor,
      read.table,
      {
        ...request.settings,
        priors: request.priors,
        classes: classes ?? [],
        criterion,
        weights: read.weights,
        weightsName: request.weights,
        keepOrder: hasNamedClasses(chosen.document),
        sha256: read.sha256,
      },
      {
        signal: context.signal,
        report(count, { start, starts, iteration, objective }, isBest) {
          if (count !== underWay) [underWay, best] = [count, Number.NEGATIVE_INFINITY];
          if (isBest) best = objective;
          progress.show(
            () => `K=${count}  start ${start + 1} of ${starts}  iteration ${iteration}  best ${decimals(best, 4)}`,
          );
        },
      },
    );
  } finally {
    progress.end();
  }
}
