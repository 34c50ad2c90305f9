import { assertAgreement, type Ended } from './agree.ts';
import { type Bar, type BarResult, judge } from './bars.ts';
import { type Absent, type Contestant, isAbsent } from './contestant.ts';
import { measure, spread, type Timed } from './measure.ts';

/** A problem, and who runs it. */
export interface Race {
  readonly name: string;
  readonly title: string;
  /** What is timed. */
  readonly unit: string;
  readonly bars?: readonly Bar[];
  /** Relative difference of log-likelihoods that is the same; 1e-9 where absent. */
  readonly agreement?: number;
  /** Makes the data and readies the contestants, which are then timed in turns; the first is the one that others are compared with. */
  enter(): Promise<readonly (Contestant | Absent)[]>;
}

/** The result of one race, as it is written to the file. */
export interface RaceResult {
  readonly kind: 'race';
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly logLikelihood: number | null;
  readonly contestants: readonly (Timed & {
    readonly name: string;
    readonly describe: string;
    /** Median time over the median time of the first contestant. */
    readonly ratio: number;
  })[];
  readonly bars: readonly BarResult[];
  readonly absent: readonly Absent[];
}

/** One race: agreement first (which also warms up), then interleaved rounds. */
export async function runRace(
  { name, title, unit, bars = [], agreement, enter }: Race,
  rounds: number,
): Promise<RaceResult> {
  const entrants = await enter();
  const entered = entrants.filter((entrant): entrant is Contestant => !isAbsent(entrant));
  const absent = entrants.filter(isAbsent);
  try {
    const reached: Ended[] = [];
    for (const { name: contestant, drawsItsOwnStarts, run } of entered) {
      const ended = await run().catch((error: Error) => error);
      if (!(ended instanceof Error)) reached.push({ contestant, drawsItsOwnStarts, ...ended });
      else if (drawsItsOwnStarts) absent.push({ name: contestant, why: `it fails: ${ended.message}` });
      else throw ended;
    }
    if (entered.length > 0) absent.push(...assertAgreement(name, reached, agreement));
    const contestants = entered.filter((contestant) => !absent.some((other) => other.name === contestant.name));
    const timings = (await measure(contestants, rounds)).map(({ milliseconds }) => spread(milliseconds));
    const timed = contestants.map((contestant, i) => {
      const timing = timings[i] ?? spread([]);
      const ratio = timing.median / (timings[0]?.median ?? Number.NaN);
      return { name: contestant.name, describe: contestant.describe, ...timing, ratio };
    });
    return {
      kind: 'race',
      name,
      title,
      unit,
      logLikelihood: reached[0]?.logLikelihood ?? null,
      contestants: timed,
      bars: judge(bars, timed),
      absent,
    };
  } finally {
    for (const contestant of entered) contestant.close?.();
  }
}
