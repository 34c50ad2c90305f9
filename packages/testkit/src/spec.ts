import type { Parameters } from './oracle/numbers.ts';

/** What makes a model of the suite different from the next. */
export interface ModelSpec {
  readonly says: string;
  /** The kind and the families of its documents, so that a new one without a model here is noticed. */
  readonly kind: 'mixture';
  readonly families: readonly string[];
  /** Fewest and most classes, items and levels of random instances. */
  readonly classes: readonly [number, number];
  readonly items: readonly [number, number];
  readonly levels: readonly [number, number];
  readonly classNames?: readonly string[];
  /** Share of cells that are missing. */
  readonly missing: number;
  /** Share of rows whose class is known; 0: there is no such column. */
  readonly known: number;
  readonly weighted: boolean;
  readonly fixedSizes: boolean;
  readonly pseudoCount: number;
  /** A model whose parameters the data determine. */
  readonly truth: Parameters;
}
