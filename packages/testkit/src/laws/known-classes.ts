import { expect } from 'vitest';
import { expectedCounts, logLikelihood } from '../oracle/enumerate.ts';
import { maximize } from '../oracle/maximize.ts';
import { readData, readParameters, writeParameters } from '../oracle/numbers.ts';
import { type Instance, steps } from '../problem.ts';
import { expectClose, expectParameters, forAll, type Law } from './law.ts';

export const knownClasses: Law = {
  says: 'a row of known class is certain and adds log p(class, row); all classes known: one step counts, the next changes nothing',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { front, engine } = runner;
      const data = readData(instance.document, instance);
      const { posterior, document } = await front.fit(steps(instance, engine, 0));
      data.known.forEach((label, row) => {
        if (label > 0) expect(posterior[row]).toEqual(posterior[row]?.map((_, k) => (k === label - 1 ? 1 : 0)));
      });
      expectClose(document.logLikelihood, logLikelihood(readParameters(instance.start), data), 1e-12, 'log-likelihood');

      const complete = fillClasses(instance);
      const all = readData(instance.document, complete);
      const q = all.known.map((label) => instance.document.latent.levels.map((_, k) => (k === label - 1 ? 1 : 0)));
      const start = readParameters(instance.start);
      const counted = maximize(instance.document, expectedCounts(start, all, q), start);
      const { document: twice } = await front.fit(steps(complete, engine, 2));
      expectParameters(twice.model, writeParameters(instance.document, counted), 1e-14);
      expectClose(twice.trace[2] as number, twice.trace[1] as number, 1e-14, 'the second step');
    }),
};

function fillClasses(instance: Instance): Instance {
  const { name, levels } = instance.document.latent;
  const column = instance.header.indexOf(name);
  const fill = (row: readonly (string | null)[], i: number) =>
    row.map((cell, j) => (j === column ? (cell ?? (levels[i % levels.length] as string)) : cell));
  return { ...instance, rows: instance.rows.map(fill) };
}
