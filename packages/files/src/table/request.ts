import type { ColumnReading, LatentError } from 'latent';

/** What is to be read from a data file. */
export interface DataRequest {
  /**
   * The columns of the table and how each is read, once the header is known; asked again when it becomes longer.
   *
   * @param unreadable columns that cannot be read, each with the error that is thrown where it is asked for
   */
  readonly columns: (
    header: readonly string[],
    unreadable: ReadonlyMap<string, LatentError>,
  ) => ReadonlyMap<string, ColumnReading>;
  /** The column that names the rows; it is kept as text, apart from the table. */
  readonly id?: string | undefined;
  /** The column that says how often each row counts. */
  readonly weights?: string | undefined;
  /** As in `--missing`. */
  readonly missing?: string | undefined;
  /** One character; `parseDelimiter` knows names. Found from the beginning of the file where it is not given. */
  readonly delimiter?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called with the cells of every row as they stand in the file. */
  readonly onRow?: ((cells: readonly string[]) => void) | undefined;
  /** Called after every piece of the file. */
  readonly onProgress?: ((progress: ReadProgress) => void) | undefined;
}

interface ReadProgress {
  readonly rows: number;
  readonly bytes: number;
  /** Bytes in all, where that is known. */
  readonly size: number | undefined;
}
