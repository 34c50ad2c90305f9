/**
 * Exact inference in a discrete Bayesian network on a clique tree, reduced by the row's evidence: only states that agree with
 * what is observed are visited. A program (src/tree.ts compiles it) is u32 words; numbers ending in «bytes» are byte offsets:
 *   header   variables · bytes of families, of cliques, of the end · bytes in scratch: certain, spread, active, steps, carries,
 *            numbers · levels of each variable
 *   family   its length in bytes · bytes of its strides · byte offset in θ · byte offset in counts or NONE ·
 *            axes: (byte offset of the cell, stride in bytes), its own variable's last · stride for each variable of the clique
 *   clique   its length in bytes · 4 × its variables · bytes of the end of its families · bytes of its record in scratch ·
 *            variables, ascending: (byte offset of the cell, levels) · for each of them: in the separator? ·
 *            children: (bytes of the record, for each variable of this clique: in the child's separator?)
 * Families stand in the order of their cliques, and cliques before their parents.
 *
 * Scratch holds, for one row at a time,
 *   ends     of the three lists: certain, spread, active
 *   cells    u64 for each variable: its state, or FREE, or PRUNED
 *   certain  (family, offset in its table): families with nothing free, which are one number and count the weight as it is
 *   spread   (family, offset in its table): the others, clique by clique
 *   active   cliques with a free variable
 *   records  one a clique: where its numbers and its part of `spread` stand; dimensions: (4 × place in the clique, levels) of
 *            its free variables, the last one fastest
 *   numbers  beliefs of the active cliques, and two arrays for each of their separators' states
 */

// The program's header.
export const VARIABLES: usize = 0;
export const FAMILIES: usize = 4;
export const CLIQUES: usize = 8;
export const END: usize = 12;
export const CERTAIN: usize = 16;
export const SPREAD: usize = 20;
export const ACTIVE: usize = 24;
export const STEPS: usize = 28;
export const CARRIES: usize = 32;
export const NUMBERS: usize = 36;
export const LEVELS: usize = 40;

// A family; its length stands at 0.
export const STRIDES: usize = 4;
export const TABLE: usize = 8;
export const COUNTS: usize = 12;
export const AXES: usize = 16;
/** No counts. */
export const NONE: u32 = 0xffffffff;

// A clique; its length stands at 0.
export const PLACES: usize = 4;
export const LAST_FAMILY: usize = 8;
export const RECORD: usize = 12;
export const MEMBERS: usize = 16;

// Scratch: ends of lists, then the cells.
export const CERTAIN_END: usize = 0;
export const SPREAD_END: usize = 4;
export const ACTIVE_END: usize = 8;
export const CELLS: usize = 16;

/**
 * Cells are multiplied by strides and added up: the low word is the offset in the table, the high word is 0 where nothing is
 * free. Strides are multiples of 8, so that PRUNED vanishes.
 */
export const FREE: u64 = 1 << 32;
export const PRUNED: u64 = 1 << 63;

// A record.
export const DIMENSIONS_END: usize = 0;
export const BELIEFS: usize = 4;
export const BELIEFS_END: usize = 8;
/** Bytes of the fastest dimension. */
export const RUN: usize = 12;
/** Sums over the states of the separator, later their ratio; `MESSAGE_BYTES` further the second array. */
export const MESSAGE: usize = 16;
/** 8 (one state: nothing above depends on it) or more; 0 where the clique is not active. */
export const MESSAGE_BYTES: usize = 20;
export const FIRST_SPREAD: usize = 24;
export const LAST_SPREAD: usize = 28;
export const DIMENSIONS: usize = 32;
