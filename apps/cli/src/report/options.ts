import type { ReadingOptions } from '../applied/open.ts';

export interface ReportOptions extends ReadingOptions {
  /** Where the report goes; its extension says in what form. */
  readonly output?: string | undefined;
  /** A selection document: the numbers of classes that were compared. */
  readonly selection?: string | undefined;
}
