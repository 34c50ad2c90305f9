import { proxy, type Remote, wrap } from 'comlink';
import { LatentError } from 'latent';
import type { ExplainedRow } from './answers/explained.ts';
import { HELD } from './held.ts';
import type { DataSource, Lab, Reading } from './lab.ts';
import { asError } from './problem.ts';

/** What a client needs of a worker. */
interface Running {
  readonly worker: Worker;
  readonly lab: Remote<Lab>;
  /** Rejects when the worker is gone. */
  readonly lost: Promise<never>;
}

/**
 * The lab in a worker of its own. Where that is lost, what was asked of it fails with `WORKER_LOST`, and the next call starts another, which
 * reads the data anew from what they were read from.
 *
 * @param start starts a worker under a name
 */
function createClient(start: (name: string) => Worker): Lab {
  const sources = new Map<string, { readonly source: DataSource; readonly reading: Reading }>();
  let running: Running | undefined;
  /** Data that the running worker holds or is reading. */
  let held = new Map<string, Promise<unknown>>();
  let started = 0;

  function open(): Running {
    if (running) return running;
    const name = `latent-lab-${++started}-${Math.round(performance.timeOrigin + performance.now())}`;
    const worker = start(name);
    const own: Running = { worker, lab: wrap<Lab>(worker), lost: lossOf(worker, name) };
    own.lost.catch(() => {
      if (running !== own) return;
      worker.terminate();
      running = undefined;
      held = new Map();
    });
    running = own;
    return own;
  }

  /** One call: it fails where the worker dies before it answers. */
  async function ask<T>(call: (lab: Remote<Lab>) => Promise<T>): Promise<T> {
    const { lab, lost } = open();
    try {
      return await Promise.race([call(lab), lost]);
    } catch (error) {
      throw asError(error);
    }
  }

  /** A call about data: a new worker reads them first. */
  async function about<T>(data: string, call: (lab: Remote<Lab>) => Promise<T>): Promise<T> {
    open();
    const known = sources.get(data);
    if (known && !held.has(data))
      keep(
        data,
        ask((lab) =>
          lab.read(
            data,
            known.source,
            known.reading,
            proxy(() => {}),
          ),
        ),
      );
    await held.get(data);
    return ask(call);
  }

  function keep(data: string, reading: Promise<unknown>): void {
    held.set(data, reading);
    reading.catch(() => {
      if (held.get(data) === reading) held.delete(data);
    });
  }

  return {
    async read(data, source, reading, onProgress) {
      const answer = ask((lab) => lab.read(data, source, reading, proxy(onProgress)));
      keep(data, answer);
      const summary = await answer;
      sources.set(data, { source, reading });
      return summary;
    },
    async forget(data) {
      sources.delete(data);
      held.delete(data);
      if (running) await ask((lab) => lab.forget(data));
    },
    cells: (data, from, to) => about(data, (lab) => lab.cells(data, from, to)),
    model: (data, choice) => about(data, (lab) => lab.model(data, choice)),
    identifiability: (data, choice) => about(data, (lab) => lab.identifiability(data, choice)),
    fit: (job, task, onSteps) => about(task.data, (lab) => lab.fit(job, task, proxy(onSteps))),
    select: (job, task, onSteps) => about(task.data, (lab) => lab.select(job, task, proxy(onSteps))),
    async cancel(job) {
      if (running) await ask((lab) => lab.cancel(job));
    },
    rows: (record, window) => about(record.data, (lab) => lab.rows(record, window)),
    explainRow: (record, row) => about(record.data, (lab): Promise<ExplainedRow> => lab.explainRow(record, row)),
    figures: (record) => about(record.data, (lab) => lab.figures(record)),
    agreement: (a, b) => about(a.data, (lab) => lab.agreement(a, b)),
    rowsFile: (record) => about(record.data, (lab) => lab.rowsFile(record)),
    trails: (job, task, onTrails) => ask((lab) => lab.trails(job, task, proxy(onTrails))),
    warm: () => ask((lab) => lab.warm()),
  };
}

/** The lab of this page. */
export const lab: Lab = createClient(
  (name) => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name }),
);

/** Rejects when a worker is gone: an error that nobody caught, or its lock is free again. */
function lossOf(worker: Worker, name: string): Promise<never> {
  return new Promise((_, reject) => {
    const lose = (reason: string): void =>
      reject(
        new LatentError(
          'WORKER_LOST',
          `the worker that computes was lost (${reason})`,
          'The data are read again by themselves: do it once more. Where it happens again, the data may be too large for this device.',
        ),
      );
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      lose(event.message || 'its file could not be loaded');
    });
    worker.addEventListener('messageerror', () => lose('its message could not be read'));
    worker.addEventListener('message', ({ data }) => {
      if (data === HELD) navigator.locks.request(name, () => lose('it ended'));
    });
  });
}
