import { LatentError } from 'latent';
import { nearest } from '../nearest.ts';

/**
 * The position of a column in the header.
 *
 * @param flag the option that named it, for the message
 * @throws `UNKNOWN_COLUMN` with the nearest name
 */
export function assertColumn(header: readonly string[], name: string, flag: string, file: string): number {
  const at = header.indexOf(name);
  if (at >= 0) return at;
  const near = nearest(name, header);
  const fix =
    near === undefined
      ? `Columns are: ${header.join(', ')}.`
      : `Did you mean "${near}"? Columns are: ${header.join(', ')}.`;
  throw new LatentError('UNKNOWN_COLUMN', `${flag} names "${name}", and the data have no such column`, fix, {
    file,
    column: name,
  });
}
