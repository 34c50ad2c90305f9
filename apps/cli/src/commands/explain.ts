import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import type { ExplainOptions } from '../explain/options.ts';

export type { ExplainOptions } from '../explain/options.ts';

/**
 * `latent explain [fit.json] [data]`: one EM iteration by hand (--em), the posterior of one row (--row), or a warning (--code).
 */
export async function explain(
  context: Context,
  first: string | undefined,
  second: string | undefined,
  options: ExplainOptions,
): Promise<number> {
  const asked = [
    options.em && '--em',
    options.row !== undefined && '--row',
    options.code !== undefined && '--code',
  ].filter((flag) => typeof flag === 'string');
  if (asked.length === 0)
    throw new UsageError(
      'BAD_OPTION',
      'nothing to explain',
      'Ask for --em (one iteration by hand), --row <i> (one row), or --code <CODE> (a warning or error).',
    );
  if (asked.length > 1)
    throw new UsageError(
      'CONFLICTING_OPTIONS',
      `${asked.join(' and ')} cannot be used together`,
      'Ask for one of them at a time.',
    );
  if (options.code !== undefined) {
    const { explainCode } = await import('../explain/code.ts');
    return explainCode(context, options.code);
  }
  if (options.em) {
    const { explainEm } = await import('../explain/em.ts');
    return explainEm(context, first, second, options);
  }
  const { explainRow } = await import('../explain/row.ts');
  return explainRow(context, first, second, options);
}
