import type { Where } from 'latent';
import { fileError } from '../errors.ts';
import { LONGEST_CELL } from './limits.ts';

/**
 * Text from a file that can hold any characters, as a cell: its newlines become LF, as in CSV.
 *
 * @param where file, row and column, for errors
 * @throws `CELL_TOO_LONG`; `NOT_UTF8` on what UTF-8 text cannot hold
 */
export function textCell(text: string, where: () => Where): string {
  if (PLAIN.test(text)) return text;
  if (text.length > LONGEST_CELL)
    throw fileError(
      'CELL_TOO_LONG',
      `a cell is longer than ${LONGEST_CELL} characters`,
      'Shorten it or leave the column out.',
      where(),
    );
  if (text.includes('\0') || !isWellFormed(text))
    throw fileError(
      'NOT_UTF8',
      'a cell holds a NUL character or half of a character',
      'Correct the cell, or leave the column out of the file.',
      where(),
    );
  return text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
}

/** Nearly every cell: short, and nothing in it to be looked at. */
const PLAIN = /^[\x20-\x7e]{0,4096}$/;

/** No half of a surrogate pair stands alone. */
const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);

/**
 * The shortest text of a number that reads back as the same: 1 for 1.0, so that one number is one level.
 *
 * @param single for a number of 32 bits: the shortest that reads back as the same number of 32 bits
 */
export function numberCell(value: number, single = false): string {
  if (value === 0) return '0';
  if (!single || !Number.isFinite(value)) return String(value);
  for (let digits = 6; digits < 9; digits++) {
    const shorter = Number(value.toPrecision(digits));
    if (Math.fround(shorter) === value) return String(shorter);
  }
  return String(Number(value.toPrecision(9)));
}

/** V8 has longer pieces of a text point into it, so that whoever keeps a cell would keep all of the text: such cells are copied. */
export function cellOf(text: string, from: number, to: number): string {
  const cell = text.slice(from, to);
  return cell.length < POINTING ? cell : ` ${cell}`.slice(1);
}

const POINTING = 13;
