import type { Where } from 'latent';
import { fileError } from '../errors.ts';

/**
 * Names of columns, with the white space around them dropped: all different, none empty.
 *
 * @param cells the names as they stand in the file
 * @param known those of columns that came before, in order
 * @throws `EMPTY_COLUMN_NAME`, `DUPLICATE_COLUMN`
 */
export function columnNamesOf(
  cells: readonly string[],
  known: readonly string[],
  where: Where,
  mend: Mending,
): string[] {
  const names = cells.map((cell) => cell.trim());
  const position = new Map<string, number>(known.map((name, index) => [name, index]));
  for (const [index, name] of names.entries()) {
    const number = known.length + index + 1;
    const column = `${number}`;
    if (name === '')
      throw fileError(
        'EMPTY_COLUMN_NAME',
        `column ${column} of ${known.length + names.length} has no name`,
        mend.unnamed(number),
        { ...where, column },
      );
    const first = position.get(name);
    if (first !== undefined) {
      const message = `columns ${first + 1} and ${column} have the same name "${name}"`;
      throw fileError('DUPLICATE_COLUMN', message, mend.twice, { ...where, column: name });
    }
    position.set(name, number - 1);
  }
  return names;
}

/** What to do about a column that has no name, or the name of another. */
export interface Mending {
  readonly twice: string;
  unnamed(column: number): string;
}
