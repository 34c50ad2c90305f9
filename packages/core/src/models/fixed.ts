import type { Maximizer, Parameters } from '../model/index.ts';
import { viewOf } from '../statistics/index.ts';

/** Parameters with the fixed blocks taken from others. */
export function withFixed(model: Pick<Maximizer, 'parameters'>, parameters: Parameters, fixed: Parameters): Parameters {
  const out = parameters.slice();
  for (const block of model.parameters.blocks) if (block.fixed) viewOf(block, out).set(viewOf(block, fixed));
  return out;
}
