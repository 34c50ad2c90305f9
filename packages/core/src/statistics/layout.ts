/** What values a block of parameters may take: a simplex sums to one along its last axis, a unit is a probability, a covariance a matrix of its last two axes. */
export type Constraint = 'simplex' | 'unit' | 'positive' | 'covariance' | 'free';

/** A named array inside a flat vector. */
export interface Block {
  readonly name: string;
  readonly shape: readonly number[];
  readonly constraint: Constraint;
  /** The M-step leaves this block alone. */
  readonly fixed?: boolean;
  /** One for all classes: its first axis is not the class. */
  readonly shared?: boolean;
  /** Its key in the feature's part of a document; absent: it is that part itself. */
  readonly key?: string;
  /** Names along the axes after the class: levels, columns. */
  readonly axes?: readonly (readonly string[])[];
  readonly offset: number;
  readonly size: number;
}

/** The blocks of a flat vector, in order, without gaps. */
export interface Layout {
  readonly blocks: readonly Block[];
  readonly size: number;
}

export type BlockSpec = Pick<Block, 'name' | 'shape' | 'constraint' | 'fixed' | 'shared' | 'key' | 'axes'>;

/** Lays blocks one after the other. */
export function createLayout(specs: readonly BlockSpec[]): Layout {
  let size = 0;
  const blocks = specs.map((spec) => {
    const block: Block = { ...spec, offset: size, size: spec.shape.reduce((product, extent) => product * extent, 1) };
    size += block.size;
    return block;
  });
  return { blocks, size };
}

/** The part of a flat vector that a block names, as a view. */
export function viewOf(block: Block, vector: Float64Array): Float64Array {
  return vector.subarray(block.offset, block.offset + block.size);
}
