import type { Values } from './oracle/families/index.ts';
import type { Feature } from './oracle/feature.ts';

/** What makes a model of the suite different from the next. */
export interface ModelSpec {
  readonly says: string;
  /** The kind and the families of its documents, so that a new one without a model here is noticed. */
  readonly kind: 'mixture';
  readonly families: readonly string[];
  /** Fewest and most classes, categorical items and their levels of random instances. */
  readonly classes: readonly [number, number];
  readonly items: readonly [number, number];
  readonly levels: readonly [number, number];
  /** Features beside the categorical items. */
  readonly others: readonly Feature[];
  /** Fewest and most rows of random instances: enough that no component collapses. */
  readonly rows: readonly [number, number];
  readonly classNames?: readonly string[];
  /** Share of cells that are missing. */
  readonly missing: number;
  /** Share of rows whose class is known; 0: there is no such column. */
  readonly known: number;
  readonly weighted: boolean;
  /** Names of what the M-step leaves alone. */
  readonly fixed: readonly string[];
  readonly pseudoCount: number;
  /** A model whose parameters the data determine. */
  readonly truth: Truth;
}

/** Class sizes, tables of the categorical items [item][class][level], values of the others. */
export interface Truth {
  readonly sizes: readonly number[];
  readonly tables: readonly (readonly (readonly number[])[])[];
  readonly others: readonly Values[];
}
