import { assertAgreement } from './agree.ts';
import type { Contestant } from './contestant.ts';
import { createData, type Instance } from './instances.ts';
import { measure, spread } from './measure.ts';

/** The result of one instance, as it is written to the file. */
export interface InstanceResult {
  readonly instance: Instance;
  readonly logLikelihood: number;
  readonly contestants: readonly {
    readonly name: string;
    readonly describe: string;
    readonly milliseconds: readonly number[];
    readonly median: number;
    readonly low: number;
    readonly high: number;
    /** Median time over the median time of the first contestant. */
    readonly ratio: number;
  }[];
}

/** One instance: agreement first (which also warms up), then interleaved rounds. */
export async function runInstance(
  instance: Instance,
  contestants: readonly Contestant[],
  rounds: number,
): Promise<InstanceResult> {
  const data = createData(instance);
  const runs = contestants.map((contestant) => ({
    contestant: contestant.name,
    fit: contestant.prepare(instance, data),
  }));
  const reached: { contestant: string; logLikelihood: number }[] = [];
  for (const { contestant, fit } of runs) reached.push({ contestant, logLikelihood: await fit() });
  assertAgreement(instance.name, reached);
  const timings = (await measure(runs, rounds)).map(({ milliseconds }) => ({ milliseconds, ...spread(milliseconds) }));
  const first = timings[0]?.median ?? Number.NaN;
  return {
    instance,
    logLikelihood: reached[0]?.logLikelihood ?? Number.NaN,
    contestants: contestants.map(({ name, describe }, i) => {
      const timing = timings[i] ?? { milliseconds: [], ...spread([]) };
      return { name, describe, ...timing, ratio: timing.median / first };
    }),
  };
}
