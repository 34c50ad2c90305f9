import type { ReadingOptions } from '../applied/open.ts';

export interface CompareOptions extends Omit<ReadingOptions, 'known' | 'onRow'> {
  /** Rows whose most probable classes are compared. */
  readonly data?: string | undefined;
  readonly unseen?: 'error' | 'missing' | undefined;
}
