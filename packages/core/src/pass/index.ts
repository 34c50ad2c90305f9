/** When a long pass gives way to the event loop. */
export interface Breath {
  /** True where it is time to rest. */
  due(): boolean;
  /** Lets the event loop run; throws what ends the work. */
  rest(): Promise<void>;
}

/** A pass over the data, cut into slices: yields after each. */
export type Pass<T> = Generator<undefined, T>;

/** Runs a pass to its end at once. */
export function finishNow<T>(pass: Pass<T>): T {
  for (;;) {
    const slice = pass.next();
    if (slice.done) return slice.value;
  }
}

/** Runs a pass to its end: at once without a breath or where no rest falls due, as a promise otherwise. */
export function finish<T>(pass: Pass<T>, breath: Breath | undefined): T | Promise<T> {
  for (;;) {
    const slice = pass.next();
    if (slice.done) return slice.value;
    if (breath?.due()) return breath.rest().then(() => finish(pass, breath));
  }
}
