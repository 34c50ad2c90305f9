import { withoutStart } from '../../problem.ts';
import { expectSameBits } from '../law.ts';
import { forAll, type NetworkLaw, tablesOf } from './law.ts';

export const fixedStays: NetworkLaw = {
  says: 'fixed tables come back as they were given, after random starts too',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { nodes, fixed = [] } = instance.document;
      if (fixed.length === 0) return;
      const { document } = await runner.front.fit({
        ...withoutStart(instance, runner.engine),
        starts: 2,
        maxIterations: 30,
      });
      const [given, after] = [instance.document, document.model].map(tablesOf);
      nodes.forEach(({ name }, node) => {
        if (fixed.includes(name)) expectSameBits(after?.[node] ?? [], given?.[node] ?? [], name);
      });
    }),
};
