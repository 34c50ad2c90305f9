import { type EmResult, type Job, type JobRules, type Pace, runJob } from '../em/index.ts';
import type { Warning } from '../error/index.ts';
import type { Engine, Maximizer, Parameters, Statistics } from '../model/index.ts';
import { createGauge } from './gauge.ts';
import { createLine, type Line, type Listener } from './line.ts';
import type { WorkerCaller } from './pool.ts';
import { shareRows } from './rows.ts';
import { Lost } from './rpc.ts';
import { bytesOf } from './share.ts';
import { type Crew, createTeam, type Sharing } from './team.ts';
import { stepOf, unpacked, type VisitBatch } from './visits.ts';

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

/** The main thread rests more often while workers wait for its answers. */
const SHORT_SLICE = 2;

/** Other threads need copies of the patterns; larger ones than this, in bytes, are made only where a number of threads is asked for. */
const MOST_COPIED = 2 ** 26;

function pays({ threads, patterns }: Crew): boolean {
  return threads === 'auto' ? bytesOf(patterns) <= MOST_COPIED : threads !== 1;
}

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
  const isShared = crew !== undefined && pays(crew) && !model.closedForm;
  const team = isShared ? createTeam(crew, model.closedForm) : undefined;
  const gauge = isShared ? createGauge(crew) : undefined;
  const { slice } = pace;
  const workers: WorkerCaller[] = [];
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
  const measured: Pick<Engine, 'expect'> = {
    expect(parameters) {
      if (shared) return shared(parameters);
      if (!gauge || started) return engine.expect(parameters);
      const waiting = batch?.waiting.length ?? 0;
      const sharing = gauge.advice(waiting);
      if (sharing) started = start(sharing, waiting);
      return gauge.measure(() => engine.expect(parameters));
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
          const onProgress = (steps: VisitBatch): void => {
            for (const step of unpacked(steps)) told(step);
            if (line.failure) wake();
          };
          running++;
          try {
            const result = await worker.call(
              'run',
              { from, maxIterations, rules, watched: listener.observe !== undefined },
              { signal: quit.signal, onProgress },
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
      // Where nobody else works there is nothing to end: an abort takes as long as ten small E-steps.
      if (started) quit.abort();
      pace.signal.removeEventListener('abort', forward);
      pace.slice = slice;
      team?.end();
    },
  };
}
