import { LatentError, type Warning } from 'latent';
import type { Context } from '../context.ts';

/** A model before its fit. */
interface Planned<Table, Found> {
  readonly freeParameters: number;
  identifiability(rows: Table): Found;
}

/** Whether the data determine a model that is to be fitted; null, with the reason as a warning, where that takes too long to find out. */
export function plannedRank<Table, Found>(
  context: Context,
  model: Planned<Table, Found>,
  table: Table,
  many: number,
): { identifiability: Found | null; warnings: Warning[] } {
  const { freeParameters } = model;
  if (freeParameters > many)
    context.note(`identifiability of ${freeParameters} free parameters: this may take a while`);
  try {
    return { identifiability: model.identifiability(table), warnings: [] };
  } catch (error) {
    if (!(error instanceof LatentError && error.code === 'IDENTIFIABILITY_TOO_LARGE')) throw error;
    const { message, fix, where } = error;
    const reason = message.replace(/^identifiability of/, 'identifiability was not checked: that of');
    return {
      identifiability: null,
      warnings: [{ code: 'IDENTIFIABILITY_NOT_CHECKED', level: 'info', message: reason, fix, where }],
    };
  }
}
