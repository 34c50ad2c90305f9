import { networkPosteriorLines } from '@latent/results';
import { type FitDocument, fitNetworkTable, type NetworkDocument, type Warning } from 'latent';
import type { Context } from '../context.ts';
import type { FitDocuments } from '../fit/documents.ts';
import { endFit } from '../fit/ending.ts';
import type { FitOptions } from '../fit/options.ts';
import { idsOf, writeOutputs } from '../fit/outputs.ts';
import { watched } from '../fit/watch.ts';
import { jsonText } from '../output/json.ts';
import { assertOutputs } from '../outputs.ts';
import { chooseNetwork, readNodes } from './choose.ts';
import { recordedNetwork } from './record.ts';
import { networkReport } from './report.ts';
import { resolveNetwork } from './resolve.ts';

/** `latent fit <data>` of a network: reads, fits, reports, and writes the documents that were asked for. */
export async function fitNetwork(
  context: Context,
  data: string,
  options: FitOptions,
  documents: FitDocuments,
): Promise<number> {
  const request = resolveNetwork(context, options, documents);
  await assertOutputs(data, options);
  const { chosen, read } = chooseNetwork(await readNodes(context, data, request, options.rows !== undefined), request);
  for (const note of chosen.notes) context.note(note);
  if (options.dryRun) {
    const { dryRunNetwork } = await import('./dryRun.ts');
    return dryRunNetwork(context, read, chosen, request);
  }

  const { start, settings, weights: weightsColumn } = request;
  const began = performance.now();
  const { applied, info } = await watched(context, (watch) =>
    fitNetworkTable(
      chosen.document,
      read.table,
      { ...settings, start, weights: read.weights, weightsName: weightsColumn, sha256: read.sha256 },
      watch,
    ),
  );
  const seconds = (performance.now() - began) / 1000;
  const document: FitDocument<NetworkDocument> = {
    $schema: 'latent/schemas/latent-fit.json',
    format: 'latent-fit',
    version: 1,
    model: applied.document,
    ...info,
    warnings: once([...chosen.warnings, ...info.warnings]),
    options: recordedNetwork(info.options, request),
  };
  const rows = options.rows === undefined ? undefined : applied.apply(read.table);
  const lines = rows && {
    lines: networkPosteriorLines(applied.document, idsOf(request.id, read), rows),
    rows: read.table.rows,
  };
  const written = await writeOutputs(context, options, document, lines);
  await context.out(
    context.format === 'json' ? jsonText(document) : networkReport(context, { document, read, chosen, weightsColumn }),
  );
  return endFit(context, document, request.repeats, options, { written, seconds });
}

/** Remarks that reading a document and fitting it both make are made once. */
function once(warnings: readonly Warning[]): Warning[] {
  const first = new Map<string, Warning>();
  for (const warning of warnings) {
    const key = `${warning.code}: ${warning.message}`;
    if (!first.has(key)) first.set(key, warning);
  }
  return [...first.values()];
}
