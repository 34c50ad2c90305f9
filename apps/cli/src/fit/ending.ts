import { decimals } from '@latent/charts/number';
import type { FitDocument, ModelDocument } from 'latent';
import type { Context } from '../context.ts';
import { EXIT } from '../errors.ts';
import type { FitOptions } from './options.ts';
import { compareWithRecord } from './repeat.ts';

/** Remarks that the report itself makes. */
const IN_REPORT = new Set(['MISSING_TOKENS', 'ROW_ALL_MISSING']);

/** What is said when a fit is done and written, and how the command ends. */
export function endFit(
  context: Context,
  document: FitDocument<ModelDocument>,
  repeats: FitDocument<ModelDocument> | undefined,
  { strict }: FitOptions,
  { written, seconds }: { readonly written: string | undefined; readonly seconds: number },
): number {
  context.warn(document.warnings.filter(({ code }) => !IN_REPORT.has(code)));
  if (written !== undefined) context.note(written);
  if (context.terminal.stderr) context.note(`fitted in ${decimals(seconds, 2)} s`);
  if (document.stopReason === 'aborted') return EXIT.interrupted;
  if (repeats !== undefined && !compareWithRecord(context, document, repeats)) return EXIT.notGood;
  return strict && document.warnings.some(({ level }) => level === 'error') ? EXIT.notGood : EXIT.ok;
}
