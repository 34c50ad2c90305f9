import { type FitDocument, fitTable, hasNamedClasses, type TableFit } from 'latent';
import type { Context } from '../context.ts';
import type { ReadData } from '../data/readData.ts';
import { EXIT } from '../errors.ts';
import { dryRun } from '../fit/dryRun.ts';
import { type ChosenModel, chooseModel, withoutUnweighted } from '../fit/model.ts';
import type { FitOptions } from '../fit/options.ts';
import { writeOutputs } from '../fit/outputs.ts';
import { readFitData } from '../fit/read.ts';
import { compareWithRecord, recordedOptions } from '../fit/repeat.ts';
import type { FitRequest } from '../fit/request.ts';
import { resolveRequest } from '../fit/resolve.ts';
import { fitReport } from '../output/fitReport.ts';
import { jsonText } from '../output/json.ts';
import { decimals } from '../output/number.ts';
import { assertOutputs } from '../outputs.ts';
import { createProgress } from '../progress.ts';

/** `latent fit <data>`: reads, fits, reports, and writes the documents that were asked for. */
export async function fit(context: Context, data: string, options: FitOptions): Promise<number> {
  const request = await resolveRequest(context, data, options);
  await assertOutputs(data, options);
  const read = await readFitData(context, data, request, options.rows !== undefined);
  const chosen = chooseModel(read, request);
  const ready = withoutUnweighted(read, chosen.document);
  for (const note of chosen.notes) context.note(note);
  if (options.dryRun) return dryRun(context, ready, chosen, request);

  const began = performance.now();
  const { applied, info } = await runFit(context, ready, chosen, request);
  const seconds = (performance.now() - began) / 1000;
  const document: FitDocument = {
    $schema: 'latent/schemas/latent-fit.json',
    format: 'latent-fit',
    version: 1,
    model: applied.document,
    ...info,
    warnings: [...chosen.warnings, ...info.warnings],
    options: recordedOptions(info.options, request, chosen.known?.column),
  };
  const rows = context.format === 'table' || options.rows !== undefined ? applied.apply(ready.table) : undefined;
  const written = await writeOutputs(options, document, ready, request, rows);
  await context.out(
    context.format === 'json'
      ? jsonText(document)
      : fitReport(context, { document, read: ready, chosen, weightsColumn: request.weights, rows }),
  );
  context.warn(document.warnings.filter(({ code }) => !IN_REPORT.has(code)));
  if (written !== undefined) context.note(written);
  if (context.terminal.stderr) context.note(`fitted in ${decimals(seconds, 2)} s`);
  return exitCode(context, document, request, options);
}

/** Remarks that the report itself makes. */
const IN_REPORT = new Set(['MISSING_TOKENS', 'ROW_ALL_MISSING']);

async function runFit(
  context: Context,
  read: ReadData,
  { document }: ChosenModel,
  request: FitRequest,
): Promise<TableFit> {
  const progress = createProgress(context);
  let best = Number.NEGATIVE_INFINITY;
  try {
    return await fitTable(
      document,
      read.table,
      {
        ...request.settings,
        start: request.start,
        priors: request.priors,
        weights: read.weights,
        weightsName: request.weights,
        keepOrder: hasNamedClasses(document),
        sha256: read.sha256,
      },
      {
        signal: context.signal,
        report({ start, starts, iteration, objective }, isBest) {
          if (isBest) best = objective;
          progress.show(() => `start ${start + 1} of ${starts}  iteration ${iteration}  best ${decimals(best, 4)}`);
        },
      },
    );
  } finally {
    progress.end();
  }
}

function exitCode(context: Context, document: FitDocument, { repeats }: FitRequest, { strict }: FitOptions): number {
  if (document.stopReason === 'aborted') return EXIT.interrupted;
  if (repeats !== undefined && !compareWithRecord(context, document, repeats)) return EXIT.notGood;
  return strict && document.warnings.some(({ level }) => level === 'error') ? EXIT.notGood : EXIT.ok;
}
