import { agreement, classify } from './answers/classification.ts';
import { explainRow } from './answers/explainRow.ts';
import { rowsFile } from './answers/rowsFile.ts';
import { rowCells } from './cells.ts';
import { runFit } from './fitting.ts';
import { createShelf } from './keep.ts';
import type { Lab, OnProgress } from './lab.ts';
import { identify, summarizeModel } from './model.ts';
import { plainProblem } from './problem.ts';
import { readSource } from './read.ts';
import { loadReaders } from './readers.ts';
import { createRowViews } from './rows.ts';
import { runSelection } from './selecting.ts';
import { summarize } from './summary.ts';
import { runTrails } from './trails.ts';

/** The lab's side in the worker. What goes wrong is thrown as plain data: a message carries no errors of a class of ours. */
export function createLab(): Lab {
  const shelf = createShelf();
  const jobs = new Map<string, AbortController>();
  const viewRows = createRowViews();

  async function asJob<T>(job: string, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    jobs.set(job, controller);
    try {
      return await run(controller.signal);
    } finally {
      jobs.delete(job);
    }
  }

  return plainly({
    warm: loadReaders,
    async read(data, source, reading, onProgress) {
      const progress = paced(onProgress);
      const own = await asJob(data, (signal) => readSource(source, reading, signal, progress));
      const kept = { ...own, source, reading };
      shelf.put(data, kept);
      return summarize(data, kept);
    },
    async forget(data) {
      shelf.remove(data);
    },
    async cells(data, from, to) {
      const kept = shelf.get(data);
      const end = Math.min(to, kept.table.rows);
      return Array.from({ length: Math.max(0, end - from) }, (_, i) => rowCells(kept, from + i));
    },
    model: async (data, choice) => summarizeModel(shelf.get(data), choice),
    identifiability: async (data, choice) => identify(shelf.get(data), choice),
    fit: (job, task, onSteps) => asJob(job, (signal) => runFit(job, shelf.get(task.data), task, signal, onSteps)),
    select: (job, task, onSteps) =>
      asJob(job, (signal) => runSelection(job, shelf.get(task.data), task, signal, onSteps)),
    async cancel(job) {
      jobs.get(job)?.abort();
    },
    rows: async (record, window) => viewRows(shelf.get(record.data), record, window),
    explainRow: async (record, row) => explainRow(shelf.get(record.data), record, row),
    figures: async (record) => classify(shelf.get(record.data), record),
    agreement: async (a, b) => agreement(shelf.get(a.data), a, b),
    rowsFile: async (record) => rowsFile(shelf.get(record.data), record),
    trails: (job, task, onTrails) => asJob(job, (signal) => runTrails(task, signal, onTrails)),
  });
}

/** A page need not hear of every piece of a file. */
function paced(onProgress: OnProgress): OnProgress {
  let saidAt = Number.NEGATIVE_INFINITY;
  return (bytes, of) => {
    if (performance.now() - saidAt < 50) return;
    saidAt = performance.now();
    onProgress(bytes, of);
  };
}

function plainly(lab: Lab): Lab {
  const guarded =
    <Args extends unknown[], T>(call: (...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      try {
        return await call(...args);
      } catch (error) {
        throw plainProblem(error);
      }
    };
  return {
    warm: guarded(lab.warm),
    read: guarded(lab.read),
    forget: guarded(lab.forget),
    cells: guarded(lab.cells),
    model: guarded(lab.model),
    identifiability: guarded(lab.identifiability),
    fit: guarded(lab.fit),
    select: guarded(lab.select),
    cancel: guarded(lab.cancel),
    rows: guarded(lab.rows),
    explainRow: guarded(lab.explainRow),
    figures: guarded(lab.figures),
    agreement: guarded(lab.agreement),
    rowsFile: guarded(lab.rowsFile),
    trails: guarded(lab.trails),
  };
}
