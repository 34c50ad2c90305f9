import { categorical, lca } from 'latent';
import { createDice } from './random.ts';

const LEVELS = ['a', 'b', 'c'] as const;

/** Fits some seconds of whole starts, so that workers come in time, and says all about it: figures, parameters, steps. */
export async function fitOnThreads(threads: number): Promise<string> {
  const { uniform: random } = createDice(8);
  const names = Array.from({ length: 8 }, (_, j) => `q${j}`);
  const groups = Array.from({ length: 3000 }, () => random());
  const rows = groups.map((group) =>
    Object.fromEntries(
      names.map((name) => {
        const own = random() < 0.6 ? group : random();
        return [name, random() < 0.05 ? null : (LEVELS[Math.floor(3 * own)] as string)];
      }),
    ),
  );
  const model = lca({ classes: 4, columns: Object.fromEntries(names.map((name) => [name, categorical(LEVELS)])) });
  const steps: unknown[] = [];
  const fitted = await model.fit(rows as never, {
    ...{ threads, starts: 400, seed: 4, tolerance: 0, maxIterations: 100 },
    onProgress: (progress) => steps.push(progress),
  });
  return JSON.stringify({ document: fitted.toJSON(), steps });
}
