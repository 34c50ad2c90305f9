/** One row, explained. */
export type ExplainedRow = ExplainedMixtureRow | ExplainedNodes;

/** The log-odds of its two most probable classes, as a sum. */
export interface ExplainedMixtureRow {
  readonly kind: 'mixture';
  readonly classes: readonly string[];
  readonly responsibilities: readonly number[];
  /** Positions of the two most probable classes; −1 where there is one. */
  readonly compared: readonly [number, number];
  /** log(size of the first / size of the second), in nats. */
  readonly prior: number;
  readonly items: readonly {
    readonly name: string;
    /** As it was read; null where nothing is observed. */
    readonly cell: string | null;
    /** What it adds, in nats; 0 where nothing is observed. */
    readonly logOdds: number;
  }[];
  /** The class, where the data name it. */
  readonly known: string | null;
  readonly logLikelihood: number;
}

/** The hidden nodes of a network. */
export interface ExplainedNodes {
  readonly kind: 'network';
  readonly posteriors: readonly {
    readonly node: string;
    readonly levels: readonly string[];
    readonly probabilities: readonly number[];
  }[];
  /** The most probable levels of all open nodes together; null where the row is impossible. */
  readonly mostProbable: {
    readonly levels: Readonly<Record<string, string>>;
    readonly posterior: number;
  } | null;
  readonly logLikelihood: number;
}
