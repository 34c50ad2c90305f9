import type { NetworkDocument } from 'latent';
import { drawFromTruth } from '../../network/build.ts';
import type { NetworkName } from '../../network/models.ts';
import { type EngineName, type Problem, withoutStart } from '../../problem.ts';

/** The problem that all front ends solve to the same bits: random starts, sieved, the best of them to convergence or for a while. */
export function standardNetworkProblem(model: NetworkName, engine: EngineName): Problem<NetworkDocument> {
  return { ...withoutStart(drawFromTruth(model, 300, 7), engine), seed: 3, starts: 6, maxIterations: 200 };
}
