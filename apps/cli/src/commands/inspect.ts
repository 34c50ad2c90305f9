import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import type { InspectOptions } from '../inspect/options.ts';
import { looksLikeDocument } from '../inspect/peek.ts';

export type { InspectOptions } from '../inspect/options.ts';

/** `latent inspect <file>`: a card of a model or fit document, or how the columns of a data file are understood. */
export async function inspect(context: Context, path: string, options: InspectOptions): Promise<number> {
  if (await looksLikeDocument(path)) {
    const { inspectDocument } = await import('../inspect/document.ts');
    return inspectDocument(context, path, options);
  }
  if (options.identifiability)
    throw new UsageError(
      'BAD_OPTION',
      '--identifiability needs a model or fit document',
      'For a model on data: latent fit <data> -k <n> --dry-run.',
      { option: 'identifiability' },
    );
  const { inspectData } = await import('../inspect/data.ts');
  return inspectData(context, path, options);
}
