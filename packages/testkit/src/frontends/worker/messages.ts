/** A call of a front end, on its way to the worker. */
export interface Asked {
  readonly id: number;
  readonly front: 'mixtures' | 'networks';
  readonly call: string;
  readonly given: readonly unknown[];
}

/** What came of it. */
export interface Told {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: Readonly<Record<string, unknown>>;
}
