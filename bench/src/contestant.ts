/** What a contestant reached, and how long that took where it measures itself (another process). */
export interface Reached {
  readonly logLikelihood: number;
  readonly milliseconds?: number;
}

/** Somebody who can run the same EM iterations from the same start. */
export interface Contestant {
  readonly name: string;
  /** Version and anything else that a reader must know. */
  readonly describe: string;
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
