import type { CodeTexts } from './text.ts';

/** Reading and writing files. */
export const FILE_CODES: CodeTexts = {
  FILE_UNREADABLE: {
    what: 'A file cannot be read.',
    why: 'It is missing, a directory, not permitted, or damaged; the message says which.',
    fix: 'Check the path and the permissions; - reads standard input.',
  },
  OUTPUT_UNWRITABLE: {
    what: 'A result cannot be written.',
    why: 'The folder is missing or write-protected, or the disk is full. No half-written file is left, and an old one stays as it was.',
    fix: 'Choose another path, or make room; - writes to standard output.',
  },
  NO_HEADER: {
    what: 'The file has no header.',
    why: 'It is empty, or its first line is. The first line names the columns; in JSON the keys do.',
    fix: 'Put the names of the columns into the first line.',
  },
  NO_ROWS: {
    what: 'There are no rows.',
    why: 'The file has a header only, its list is empty, or the file is.',
    fix: 'Give at least one row.',
  },
  RAGGED_ROW: {
    what: 'A row has more or fewer cells than the header.',
    why: 'An unquoted delimiter inside a cell, a lost cell, or the wrong delimiter. No row is mended or dropped silently.',
    fix: 'Look at the line that the message names; put cells that hold the delimiter in quotes.',
  },
  DUPLICATE_COLUMN: {
    what: 'Two columns have the same name.',
    why: 'Columns are matched by name.',
    fix: 'Rename one of them.',
  },
  EMPTY_COLUMN_NAME: {
    what: 'A column has no name.',
    why: 'Columns are matched by name. Row names written by other programs often lack one.',
    fix: 'Give the column a name, and pass it with --id where it names the rows.',
  },
  UNCLOSED_QUOTE: {
    what: 'A quoted cell does not end where it should.',
    why: 'The closing quote is missing, or a quote inside the cell is not doubled.',
    fix: 'Close the quote, and write quotes inside quoted cells twice.',
  },
  BAD_QUOTE: {
    what: 'A quote stands inside a cell that is not quoted, or text follows a closing quote.',
    why: 'Where such a cell ends would be a guess (RFC 4180).',
    fix: 'Put the whole cell in quotes and double those inside.',
  },
  NOT_UTF8: {
    what: 'The file is not UTF-8 text.',
    why: 'It is binary, UTF-16, or in an old 8-bit code; letters would be read wrongly.',
    fix: 'Save it as UTF-8, for example: iconv -f LATIN1 -t UTF-8 old.csv > new.csv.',
  },
  CELL_TOO_LONG: {
    what: 'A cell is longer than 1 MB.',
    why: 'Mostly a quote that is never closed, or the wrong file.',
    fix: 'Look at the line that the message names.',
  },
  RECORD_TOO_LONG: {
    what: 'A row is longer than can be read.',
    why: 'Mostly a file without newlines, or the wrong file.',
    fix: 'Check that the file has one row a line.',
  },
  NOT_DATA: {
    what: 'A document of latent stands where data are needed.',
    why: 'Model and fit documents are JSON, as data may be, and hold no rows.',
    fix: 'Give the data file; where a command takes both, the document comes first: latent predict fit.json data.csv.',
  },
  NESTED_VALUE: {
    what: 'A value in JSON data is a list or an object.',
    why: 'A cell of a table holds one value: a string, a number, true, false, or null where it is missing.',
    fix: 'Give every part a key of its own, or leave the key out: jq -c "del(.tags)" old.ndjson > new.ndjson.',
  },
  BAD_PARQUET: {
    what: 'A Parquet file cannot be read.',
    why: 'It is damaged, cut off, packed once more, or of a kind that hyparquet does not read; the message says which.',
    fix: 'Write it again, or save the data as CSV.',
  },
  UNREADABLE_COLUMN: {
    what: 'A column of a Parquet file has values that no cell of a table can hold.',
    why: 'Lists, structs, bytes, intervals and times of day have no one text. Other columns of the file can be read.',
    fix: 'Name the columns that are used (latent fit --columns), leave this one out of the file, or write it as text or numbers. latent inspect shows what each column of a file is.',
  },
  BAD_CONFIG: {
    what: 'The configuration (latent.config.json, or the file of --config) cannot be used.',
    why: 'It is not valid JSON, or it has a key that is neither an option nor a command, or a value of the wrong kind. A key that is not known would be a default that never holds.',
    fix: 'Take the names of the flags without dashes: { "seed": 3, "fit": { "starts": 50 } }. latent fit --print-config shows what is in force.',
  },
  OTHER_DATA: {
    what: 'A data file is not the one that a published result was computed from, or that a link of the lab was made with.',
    why: 'The SHA-256 of the file is compared with the one that the result or the link names: other data would give other numbers.',
    fix: 'Take the file as it was published or handed on; latent verify runs without --references too.',
  },
  BAD_DELIMITER: {
    what: '--delimiter is not a delimiter.',
    why: 'It must be one character, and neither a letter, a digit nor a quote.',
    fix: 'Use one character such as , ; or |, or a name: comma, semicolon, tab, pipe, space.',
  },
};
