import { openEngine } from '../frontends/engine.ts';
import { drawLarge } from '../models.ts';
import { type Instance, pick } from '../problem.ts';
import { createDice } from '../random.ts';
import { expectAllClose, forAll, type Law, type Runner } from './law.ts';

export const additivity: Law = {
  says: 'statistics of chunks add up to the statistics of the whole, in every slot; also where the sum tree has several leaves',
  async check(runner) {
    await forAll(runner, async (instance) => expectSum(instance, runner));
    expectSum(drawLarge(runner.model, 9000, 13), runner);
  },
};

function expectSum(instance: Instance, { engine }: Runner): void {
  const n = instance.rows.length;
  const cut = 1 + createDice(n).below(n - 1);
  const rows = Array.from({ length: n }, (_, i) => i);
  const statistics = (part: readonly number[]) => openEngine(pick(instance, part), engine).statistics.all;
  const [first, second] = [statistics(rows.slice(0, cut)), statistics(rows.slice(cut))];
  expectAllClose(
    first.map((value, i) => value + (second[i] as number)),
    statistics(rows),
    1e-12,
    'statistics',
  );
}
