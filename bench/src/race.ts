import { assertAgreement } from './agree.ts';
import { type Absent, type Contestant, isAbsent } from './contestant.ts';
import { measure, spread } from './measure.ts';

/** A problem, and who runs it. */
export interface Race {
  readonly name: string;
  readonly title: string;
  /** What is timed. */
  readonly unit: string;
  /** Makes the data and readies the contestants, which are then timed in turns; the first is the one that others are compared with. */
  enter(): Promise<readonly (Contestant | Absent)[]>;
}

/** The result of one race, as it is written to the file. */
export interface RaceResult {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
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
  readonly absent: readonly Absent[];
}

/** One race: agreement first (which also warms up), then interleaved rounds. */
export async function runRace({ name, title, unit, enter }: Race, rounds: number): Promise<RaceResult> {
  const entrants = await enter();
  const absent = entrants.filter(isAbsent);
  const contestants = entrants.filter((entrant): entrant is Contestant => !isAbsent(entrant));
  try {
    const reached: { contestant: string; logLikelihood: number }[] = [];
    for (const { name: contestant, run } of contestants)
      reached.push({ contestant, logLikelihood: (await run()).logLikelihood });
    if (contestants.length > 0) assertAgreement(name, reached);
    const timings = (await measure(contestants, rounds)).map(({ milliseconds }) => ({
      milliseconds,
      ...spread(milliseconds),
    }));
    const first = timings[0]?.median ?? Number.NaN;
    return {
      name,
      title,
      unit,
      logLikelihood: reached[0]?.logLikelihood ?? Number.NaN,
      contestants: contestants.map((contestant, i) => {
        const timing = timings[i] ?? { milliseconds: [], ...spread([]) };
        return { name: contestant.name, describe: contestant.describe, ...timing, ratio: timing.median / first };
      }),
      absent,
    };
  } finally {
    for (const contestant of contestants) contestant.close?.();
  }
}
