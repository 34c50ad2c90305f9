/** Adds vectors up a fixed binary tree over their order, so that the same chunks give the same bits in any grouping. */
export interface TreeSum {
  /** Adds the next leaf; the vector is copied. */
  push(leaf: Float64Array): void;
  /** The sum so far; zeros where nothing was pushed. Ends the sum. */
  total(): Float64Array;
}

/**
 * A tree sum of vectors: leaf i joins its neighbour as in a binary counter, so the tree depends on the number of leaves only,
 * and a worker that holds an aligned run of 2^m leaves can return one vector for it.
 *
 * @param size length of the vectors
 * @example
 * const sum = createTreeSum(3); sum.push(a); sum.push(b); sum.total();
 */
export function createTreeSum(size: number): TreeSum {
  const levels: Float64Array[] = [];
  let count = 0;
  return {
    push(leaf) {
      let level = 0;
      let carry = leaf;
      for (let bits = count; bits & 1; bits = Math.floor(bits / 2)) {
        const stored = levels[level++] as Float64Array;
        addInto(stored, carry);
        carry = stored;
      }
      const slot = levels[level];
      if (slot) slot.set(carry);
      else levels[level] = carry.slice();
      count++;
    },
    total() {
      let sum: Float64Array | undefined;
      let bits = count;
      for (let level = 0; bits > 0; level++, bits = Math.floor(bits / 2)) {
        if (bits % 2 === 0) continue;
        const stored = levels[level] as Float64Array;
        if (sum) addInto(stored, sum);
        sum = stored;
      }
      return sum ? sum.slice() : new Float64Array(size);
    },
  };
}

function addInto(target: Float64Array, source: Float64Array): void {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] as number) + (source[i] as number);
}
