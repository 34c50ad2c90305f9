/**
 * A model of one's own with hidden classes: how probable a class and a datum are together, what adds up over the data, and how
 * parameters come out of the sums. `Theta` and `Stats` are numbers in plain objects, arrays or Float64Arrays of any nesting.
 */
export interface CustomModel<Theta, Datum, Stats> {
  /** Number of hidden classes. */
  readonly classes: number;
  /**
   * Parameters to start from, other ones at each call.
   *
   * @param rng a seeded number in [0, 1)
   */
  start(rng: () => number, data: readonly Datum[]): Theta;
  /** Whether parameters make sense; an acceleration that leaves these is not tried. */
  valid?(theta: Theta): boolean;
  /** Writes log p(class, datum) of every class into `out`; −Infinity where that cannot be. */
  logJoint(theta: Theta, x: Datum, out: Float64Array): void;
  /** Sums of nothing, fresh at each call. */
  zero(): Stats;
  /**
   * Adds a datum to the sums, in proportion to `weight · r[class]`.
   *
   * @param r responsibilities: the probability of each class given the datum (read them here; the array is used again)
   */
  accumulate(stats: Stats, x: Datum, r: Float64Array, weight: number): void;
  /** The M-step: the parameters that maximize Σ weight · r · logJoint, plus `logPrior` where there is one. */
  maximize(stats: Stats, previous: Theta): Theta;
  /** Free parameters, for the criteria; by default all numbers in `Theta`. */
  freeParameters?(theta: Theta): number;
  /** Log of a prior density, up to a constant. */
  logPrior?(theta: Theta): number;
}
