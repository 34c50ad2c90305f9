import { LatentError, type Where } from 'latent';

/** The codes that reading and writing files can end with. */
export type FileErrorCode =
  | 'FILE_UNREADABLE'
  | 'NO_HEADER'
  | 'NO_ROWS'
  | 'RAGGED_ROW'
  | 'DUPLICATE_COLUMN'
  | 'EMPTY_COLUMN_NAME'
  | 'UNCLOSED_QUOTE'
  | 'BAD_QUOTE'
  | 'NOT_UTF8'
  | 'CELL_TOO_LONG'
  | 'RECORD_TOO_LONG'
  | 'BAD_DELIMITER'
  | 'NOT_JSON'
  | 'NOT_DATA'
  | 'NESTED_VALUE'
  | 'BAD_PARQUET'
  | 'UNREADABLE_COLUMN'
  | 'OUTPUT_UNWRITABLE';

/** A `LatentError` with one of the codes of this folder. */
export function fileError(code: FileErrorCode, message: string, fix: string, where: Where = {}): LatentError {
  return new LatentError(code, message, fix, where);
}
