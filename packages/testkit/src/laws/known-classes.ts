import { expect } from 'vitest';
import { readData } from '../oracle/data.ts';
import { logLikelihood } from '../oracle/enumerate.ts';
import { familyOf } from '../oracle/families/index.ts';
import { featuresOf } from '../oracle/feature.ts';
import { readParameters } from '../oracle/numbers.ts';
import { type Instance, steps } from '../problem.ts';
import { expectAllClose, expectClose, forAll, type Law } from './law.ts';
import { expectMStep } from './m-step.ts';

export const knownClasses: Law = {
  says: 'a row of known class is certain and adds log p(class, row); all classes known: one step counts, the next changes nothing that has a closed form',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { front, engine } = runner;
      const model = instance.document;
      const data = readData(model, instance);
      const previous = readParameters(instance.start);
      const { posterior, document } = await front.fit(steps(instance, engine, 0));
      data.known.forEach((label, row) => {
        if (label > 0) expect(posterior[row]).toEqual(posterior[row]?.map((_, k) => (k === label - 1 ? 1 : 0)));
      });
      expectClose(document.logLikelihood, logLikelihood(model, previous, data), 1e-12, 'log-likelihood');

      const complete = fillClasses(instance);
      const all = readData(model, complete);
      const q = all.known.map((label) => model.latent.levels.map((_, k) => (k === label - 1 ? 1 : 0)));
      const { document: once } = await front.fit(steps(complete, engine, 1));
      const counted = expectMStep(readParameters(once.model), { document: model, data: all, q, previous }, 1e-13);
      const { document: twice } = await front.fit(steps(complete, engine, 2));
      const after = expectMStep(
        readParameters(twice.model),
        { document: model, data: all, q, previous: counted },
        1e-12,
      );
      const open = featuresOf(model).map((feature, j) =>
        familyOf(feature).iterates?.(all.cells.map((row) => row[j] as readonly number[])),
      );
      featuresOf(model).forEach(({ name }, j) => {
        const [first, second] = [counted, after].map(({ features }) => Object.values(features[j] ?? {}).flat(3));
        if (!open[j]) expectAllClose(second as number[], first as number[], 1e-13, `${name} after the second step`);
      });
      expectAllClose(after.sizes, counted.sizes, 1e-14, 'class sizes after the second step');
      if (!open.includes(true))
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
