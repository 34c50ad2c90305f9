/** What a contestant reached, and how long that took where it measures itself (another process, or many passes in a row). */
export interface Reached {
  readonly logLikelihood: number;
  readonly milliseconds?: number;
  /** A sum over the next parameters, each with a factor of its own: see `checksumOf`. */
  readonly checksum?: number;
}

/** Somebody who can do the same work on the same data. */
export interface Contestant {
  readonly name: string;
  /** Version and anything else that a reader must know. */
  readonly describe: string;
  /** It draws starts of its own and may miss the optimum: then it is named and not timed. */
  readonly drawsItsOwnStarts?: boolean;
  run(): Promise<Reached>;
  /** Ends what it started. */
  close?(): void;
}

/** A contestant that is not here, and why: never guessed. */
export interface Absent {
  readonly name: string;
  readonly why: string;
}

export const isAbsent = (entrant: Contestant | Absent): entrant is Absent => 'why' in entrant;

/** Σ θ_i (1 + (i mod 97) / 97): contestants in other languages say by one number that they reached the same next parameters. */
export function checksumOf(parameters: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < parameters.length; i++) sum += (parameters[i] as number) * (1 + (i % 97) / 97);
  return sum;
}
