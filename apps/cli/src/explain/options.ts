import type { ReadingOptions } from '../applied/open.ts';

export interface ExplainOptions extends ReadingOptions {
  readonly em?: boolean | undefined;
  /** A row of the data, from 1. */
  readonly row?: number | undefined;
  readonly code?: string | undefined;
  readonly model?: string | undefined;
  readonly start?: string | undefined;
  /** A network as text; its tables come from the start. */
  readonly graph?: string | undefined;
  /** Nodes of a network that are hidden, as in `--latent`. */
  readonly latent?: string | undefined;
}
