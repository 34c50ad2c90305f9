import { type EmResult, type Job, type JobRules, type Pace, runJob } from '../em/index.ts';
import type { Warning } from '../error/index.ts';
import type { Engine, Maximizer, Parameters, Statistics } from '../model/index.ts';
import { createLine, type Line, type Listener } from './line.ts';
import type { WorkerCaller } from './pool.ts';
import { shareRows } from './rows.ts';
import { Lost } from './rpc.ts';
import { type Crew, createTeam, type Sharing } from './team.ts';
import { stepOf, unpacked } from './visits.ts';

/** What the jobs of a fit run on. */
export interface LanesTask {
  readonly model: Maximizer;
  readonly engine: Pick<Engine, 'expect'>;
  readonly rules: JobRules;
  readonly pace: Pace;
  /** Absent: one thread. */
  readonly crew?: Crew | undefined;
}

/** Threads that run jobs: the main one, and workers where the work is long enough. */
export interface Lanes {
  /**
   * Runs jobs; listeners hear the same in the same order on any number of threads.
   *
   * @throws what the first job that failed threw, or a listener
   */
  run(jobs: readonly Job[], listener: Listener): Promise<readonly (EmResult | undefined)[]>;
  /** What went wrong without harm to the result. */
  readonly warnings: readonly Warning[];
  /** Gives the workers back; jobs under way end. */
  end(): void;
}

/** `auto` starts workers after so much work, and rows are shared out where a pass takes longer than this, in milliseconds. */
const LONG = 100;
const LONG_PASS = 10;
/** The main thread rests more often while workers wait for its answers. */
const SHORT_SLICE = 2;

/** A batch under way: what is still to be begun, and the way in for another worker. */
interface Batch {
  readonly waiting: number[];
  join(worker: WorkerCaller): void;
}

export function createLanes({ model, engine, rules, pace, crew }: LanesTask): Lanes {
  const quit = new AbortController();
  const forward = () => quit.abort();
  if (pace.aborted) forward();
  else pace.signal.addEventListener('abort', forward, { once: true });
  const isShared = crew !== undefined && crew.threads !== 1 && !model.closedForm;
  const team = isShared ? createTeam(crew, model.closedForm) : undefined;
  const { slice } = pace;
  const began = performance.now();
  const workers: WorkerCaller[] = [];
  let shortestPass = Number.POSITIVE_INFINITY;
  let started: Promise<void> | undefined;
  let shared: ((parameters: Parameters) => Promise<Statistics>) | undefined;
  let batch: Batch | undefined;

  const start = (sharing: Sharing, most: number): Promise<void> | undefined => {
    if (sharing === 'rows')
      return team?.startShares((own, helpers) => {
        if (crew?.parted) shared = shareRows(crew.parted, own, helpers, quit.signal, team.lose);
      });
    return team?.startWhole(most, (worker) => {
      pace.slice = SHORT_SLICE;
      workers.push(worker);
      batch?.join(worker);
    });
  };
  /** Starts workers as soon as that pays. */
  const consider = (): void => {
    if (!crew || started || shortestPass === Number.POSITIVE_INFINITY) return;
    if (crew.threads === 'auto' && performance.now() - began < LONG) return;
    const canShareRows = crew.parted !== undefined && crew.parted.chunks.length > 1;
    if (shortestPass > LONG_PASS && canShareRows) started = start('rows', 0);
    else if (batch && batch.waiting.length > 0) started = start('starts', batch.waiting.length);
  };
  const measured: Pick<Engine, 'expect'> = {
    expect(parameters) {
      if (shared) return shared(parameters);
      if (!team || started) return engine.expect(parameters);
      consider();
      const from = performance.now();
      const found = engine.expect(parameters);
      const noted = (statistics: Statistics): Statistics => {
        shortestPass = Math.min(shortestPass, performance.now() - from);
        return statistics;
      };
      return found instanceof Promise ? found.then(noted) : noted(found);
    },
  };

  const runHere = async (job: Job, number: number, line: Line): Promise<void> => {
    const told = line.begin(number);
    try {
      const result = await runJob(model, measured, job, rules, pace, (visit) => {
        told(stepOf(visit));
        if (line.failure) throw line.failure.error;
      });
      line.end(number, { result });
    } catch (error) {
      line.end(number, { error });
    }
  };

  return {
    warnings: team?.warnings ?? [],
    async run(jobs, listener) {
      if (crew?.sharing) started ??= start(crew.sharing, jobs.length);
      if (crew?.sharing) await started;
      const line = createLine(jobs, listener);
      const waiting = jobs.map((_, number) => number);
      let running = 0;
      let wake = (): void => {};
      const runThere = async (worker: WorkerCaller): Promise<void> => {
        while (!pace.aborted && !line.failure) {
          const number = waiting.shift();
          if (number === undefined) return;
          const { from, maxIterations } = jobs[number] as Job;
          const told = line.begin(number);
          running++;
          try {
            const result = await worker.call(
              'run',
              { from, maxIterations, rules, watched: listener.observe !== undefined },
              { signal: quit.signal, onProgress: (steps) => unpacked(steps).forEach(told) },
            );
            line.end(number, { result });
          } catch (error) {
            if (!(error instanceof Lost)) line.end(number, { error });
            else {
              waiting.unshift(number);
              workers.splice(workers.indexOf(worker), 1);
              team?.lose(error.message);
              return;
            }
          } finally {
            running--;
            wake();
          }
        }
      };
      batch = { waiting, join: (worker) => void runThere(worker) };
      for (const worker of workers) batch.join(worker);
      while (!line.failure) {
        const number = waiting.shift();
        if (number !== undefined) await runHere(jobs[number] as Job, number, line);
        else if (running === 0) break;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
      batch = undefined;
      if (line.failure) throw line.failure.error;
      return line.results;
    },
    end() {
      quit.abort();
      pace.signal.removeEventListener('abort', forward);
      pace.slice = slice;
      team?.end();
    },
  };
}
