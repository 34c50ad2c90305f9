/** Longest cell, in UTF-16 code units. */
export const LONGEST_CELL = 1_000_000;
/** Most cells in a record: with the next, a bound on memory for files without newlines. */
export const MOST_CELLS = 1_000_000;
/** Longest record, in UTF-16 code units without its delimiters. */
export const LONGEST_RECORD = 64_000_000;
