/** Adds vectors up a fixed binary tree over their order, so that the same chunks give the same bits in any grouping. */
export interface TreeSum {
  /**
   * Adds the next leaf, or the sum of the next 2^level leaves where so many begin there; the vector is copied.
   *
   * @throws RangeError where the leaves so far are no multiple of 2^level
   */
  push(sum: Float64Array, level?: number): void;
  /** The sum so far; zeros where nothing was pushed. Ends the sum. */
  total(): Float64Array;
}

/** A maximal aligned run of leaves: 2^level of them from `first`, the leaves of one subtree. */
export interface Run {
  readonly first: number;
  readonly level: number;
}

/**
 * The leaves from `from` to before `to`, as the fewest subtrees of the fixed tree.
 *
 * @example alignedRuns(3, 8) // [{ first: 3, level: 0 }, { first: 4, level: 2 }]
 */
export function alignedRuns(from: number, to: number): Run[] {
  const runs: Run[] = [];
  for (let first = from; first < to; ) {
    let level = 0;
    while (first % 2 ** (level + 1) === 0 && first + 2 ** (level + 1) <= to) level++;
    runs.push({ first, level });
    first += 2 ** level;
  }
  return runs;
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
    push(own, level = 0) {
      const leaves = 2 ** level;
      if (count % leaves !== 0) throw new RangeError(`no sum of ${leaves} leaves begins after ${count}`);
      let at = level;
      let carry = own;
      for (let bits = count / leaves; bits & 1; bits = Math.floor(bits / 2)) {
        const stored = levels[at++] as Float64Array;
        addInto(stored, carry);
        carry = stored;
      }
      const slot = levels[at];
      if (slot) slot.set(carry);
      else levels[at] = carry.slice();
      count += leaves;
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
