import type { LatentError } from 'latent';
import type { ReadingHandlers } from './bytes/measured.ts';
import type { DelimiterChoice } from './delimited/sniff.ts';

/** What is known of a table before its rows. */
export interface HeaderFacts {
  /** About how many rows there will be, where that is known: of a packed file too few. */
  readonly expectedRows: number | undefined;
  /** Whether these are all columns: objects may have new keys later. */
  readonly complete: boolean;
  /** Columns that are known to hold what no cell can, each with the error that reading it throws. */
  readonly unreadable?: ReadonlyMap<string, LatentError>;
}

/** Takes the rows of a table, whatever the format of its file. */
export interface TableHandlers extends ReadingHandlers {
  /** One character, for delimited text; found from the beginning of the file where it is not given. */
  readonly delimiter?: string | undefined;
  onDelimiter?(choice: DelimiterChoice): void;
  /** The names of the columns, all different. Returns those whose cells are needed; a reader may leave the others empty. */
  onHeader(names: readonly string[], facts: HeaderFacts): ReadonlySet<string>;
  /** All columns again, the new ones behind the others: their cells in earlier rows are empty. */
  onColumns(names: readonly string[]): void;
  /** A row, and the line where it begins, if the rows of this format have lines. */
  onRow(cells: readonly string[], line: number | undefined): void;
}
