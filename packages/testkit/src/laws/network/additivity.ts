import { openNetwork } from '../../frontends/network/engine.ts';
import type { NetworkInstance } from '../../network/build.ts';
import { pick } from '../../problem.ts';
import { createDice } from '../../random.ts';
import { expectAllClose } from '../law.ts';
import { forAll, type NetworkLaw, tablesOf } from './law.ts';

export const additivity: NetworkLaw = {
  says: 'statistics of chunks and of parts of the weights add up to those of the whole, in every slot',
  check: ({ engine, ...rest }) =>
    forAll({ engine, ...rest }, async (instance) => {
      const statistics = async (part: NetworkInstance): Promise<number[]> => {
        const { logLikelihood, weight, counts } = await openNetwork(part, engine, tablesOf(instance.start));
        return [logLikelihood, weight, ...counts];
      };
      const rows = instance.rows.map((_, i) => i);
      const dice = createDice(rows.length);
      const cut = dice.below(rows.length);
      const whole = await statistics(instance);
      const chunks = [rows.slice(0, cut), rows.slice(cut)].filter((chunk) => chunk.length > 0);
      expectSum(await Promise.all(chunks.map((chunk) => statistics(pick(instance, chunk)))), whole, 'chunks');

      const weights = instance.weights ?? rows.map(() => 1);
      const parts = weights.map((weight) => (weight * (1 + dice.below(7))) / 8);
      const others = weights.map((weight, i) => weight - (parts[i] as number));
      const shares = [parts, others].map((own) => statistics({ ...instance, weights: own }));
      expectSum(await Promise.all(shares), whole, 'parts of the weights');
    }),
};

function expectSum(parts: readonly (readonly number[])[], whole: readonly number[], what: string): void {
  const sum = whole.map((_, i) => parts.reduce((total, part) => total + (part[i] as number), 0));
  expectAllClose(sum, whole, 1e-12, what);
}
