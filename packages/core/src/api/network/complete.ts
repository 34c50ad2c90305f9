import { createCompletion, createTreeInference } from '../../engine/index.ts';
import type { Parameters } from '../../model/index.ts';
import type { Network } from '../../models/index.ts';
import { mapRows, patternAt, rowMajor } from '../../patterns/index.ts';
import { createRandom } from '../../random/index.ts';
import type { Table } from '../../table/index.ts';
import { refuseImpossible } from '../impossible.ts';
import { largest } from '../impute.ts';
import type { MetNetwork } from './prepare.ts';

/** Every row with a level (from 1) for each node: open ones by their own most probable level, or all together by a draw. */
export function completeCells(
  network: Network,
  parameters: Parameters,
  { patterns }: MetNetwork,
  table: Table,
  how: 'mode' | 'draw',
  seed: number,
): Uint32Array[] {
  const width = network.nodes.length;
  const codes = rowMajor(patterns);
  const logs = new Float64Array(patterns.count);
  const refuse = () => refuseImpossible(table, (row) => logs[patternAt(patterns, row)] as number);
  if (how === 'draw') {
    const random = createRandom(seed, 4);
    const completion = createCompletion(network);
    completion.load(parameters);
    const drawn = mapRows(patterns, (pattern) => {
      const out = new Uint32Array(width);
      logs[pattern] = completion.draw(random, codes, pattern, out);
      return out;
    });
    refuse();
    return drawn;
  }
  const inference = createTreeInference(network);
  inference.load(parameters);
  const modes = Array.from({ length: patterns.count }, (_, i) => {
    logs[i] = inference.observe(codes, i);
    return Uint32Array.from(network.nodes, ({ levels }, node) => {
      const code = codes[i * width + node] as number;
      if (code > 0) return code;
      const shares = new Float64Array(levels.length);
      inference.posterior(node, shares);
      return largest(shares) + 1;
    });
  });
  refuse();
  return mapRows(patterns, (pattern) => (modes[pattern] as Uint32Array).slice());
}
