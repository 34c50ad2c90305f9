import type { CategoricalColumn, Missing } from '../columns.ts';
import type { Rows } from '../rows.ts';

/** The levels of each node, by name. */
export type Levels = Readonly<Record<string, string>>;

/** A row of data: a level for each node that is observed; an absent or null cell is missing. */
export type Evidence<N> = { readonly [K in keyof N]?: N[K] | Missing };

/** The nodes of a network as columns of levels. */
export type NodeColumns<N extends Levels> = { readonly [K in keyof N]: CategoricalColumn<N[K]> };

/** Data as rows, as columns, or as a table that was read from a file. */
export type NetworkRowsOf<N extends Levels> = Rows<NodeColumns<N>>;
