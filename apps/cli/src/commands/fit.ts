import { posteriorLines } from '@latent/results';
import { type FitDocument, fitTable, hasNamedClasses, type TableFit } from 'latent';
import type { Context } from '../context.ts';
import type { ReadData } from '../data/readData.ts';
import { isOfNetwork, readFitDocuments } from '../fit/documents.ts';
import { dryRun } from '../fit/dryRun.ts';
import { endFit } from '../fit/ending.ts';
import { type ChosenModel, chooseModel, withoutUnweighted } from '../fit/model.ts';
import type { FitOptions } from '../fit/options.ts';
import { idsOf, writeOutputs } from '../fit/outputs.ts';
import { readFitData } from '../fit/read.ts';
import { recordedOptions } from '../fit/repeat.ts';
import type { FitRequest } from '../fit/request.ts';
import { resolveRequest } from '../fit/resolve.ts';
import { watched } from '../fit/watch.ts';
import { fitReport } from '../output/fitReport.ts';
import { jsonText } from '../output/json.ts';
import { assertOutputs } from '../outputs.ts';

/** `latent fit <data>`: reads, fits, reports, and writes the documents that were asked for. */
export async function fit(context: Context, data: string, options: FitOptions): Promise<number> {
  const documents = await readFitDocuments(data, options);
  if (isOfNetwork(options, documents)) {
    const { fitNetwork } = await import('../network/fit.ts');
    return fitNetwork(context, data, options, documents);
  }
  const request = resolveRequest(context, options, documents);
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
  const rows = options.rows === undefined ? undefined : applied.apply(ready.table);
  const lines = rows && {
    lines: posteriorLines(document.model, idsOf(request.id, ready), rows),
    rows: rows.posterior.n,
  };
  const written = await writeOutputs(context, options, document, lines);
  await context.out(
    context.format === 'json'
      ? jsonText(document)
      : fitReport(context, {
          document,
          read: ready,
          chosen,
          weightsColumn: request.weights,
          modal: applied.modalSizes(ready.table, ready.weights),
        }),
  );
  return endFit(context, document, request.repeats, options, { written, seconds });
}

function runFit(context: Context, read: ReadData, { document }: ChosenModel, request: FitRequest): Promise<TableFit> {
  return watched(context, (watch) =>
    fitTable(
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
      watch,
    ),
  );
}
