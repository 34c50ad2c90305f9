import type { Parameters } from '../../model/index.ts';
import type { Network } from '../../models/index.ts';
import type { Pass } from '../../pass/index.ts';
import { fewCells } from '../cellRank.ts';
import { spread } from '../coordinates.ts';
import { costOf, type RankCost } from '../cost.ts';
import type { Identifiability } from '../identify.ts';
import { rowsFor } from '../openRank.ts';
import { type NetworkIdentifyTask, rankOfNetwork } from './rank.ts';
import { type NetworkStructure, structureOf } from './structure.ts';

/** Whether the data can determine the tables of a network, and what is known of that by counting. */
export interface NetworkIdentifiability
  extends Identifiability,
    Pick<NetworkStructure, 'labellings' | 'observableCells'> {}

/**
 * The rank of the Jacobian of the probabilities of observable rows in probability coordinates, as of mixtures: over all rows that the
 * masks allow where there are few, else over a seeded sample that others join as long as they contradict it. Taken at a point inside,
 * this is what almost every point has.
 *
 * @throws LatentError CLIQUE_TOO_LARGE
 */
export function* identifyNetworkInside(task: NetworkIdentifyTask, interior: Parameters): Pass<NetworkIdentifiability> {
  const { rank, weakest, directions } = yield* rankAt(task, interior);
  const { freeParameters } = task.network;
  const identified = rank === freeParameters;
  return { identified, rank, genericRank: rank, freeParameters, weakest, directions, ...(yield* countsOf(task)) };
}

/** Adds the rank at an estimate to what holds inside. */
export function* identifyNetworkAt(
  task: NetworkIdentifyTask,
  estimate: Parameters,
  inside: NetworkIdentifiability,
): Pass<NetworkIdentifiability> {
  const { rank, weakest, directions } = yield* rankAt(task, estimate);
  const { freeParameters } = task.network;
  return {
    ...inside,
    identified: rank === freeParameters && inside.genericRank === freeParameters,
    rank,
    weakest,
    directions: rank < freeParameters ? directions : inside.directions,
  };
}

/** What the rank of a network takes. */
export function networkRankCost({ nodes, tree, freeParameters: width }: Network): RankCost {
  const cells = nodes.reduce((product, { latent, levels }) => (latent ? product : product * levels.length), 1);
  const rows = cells <= fewCells(width) ? cells : rowsFor(width);
  return costOf(rows, width, rows * STATE * tree.states);
}

/** A state of a clique in a row's derivatives takes as long as this many multiplications in the decomposition. */
const STATE = 60;

function* countsOf({ network, masks }: NetworkIdentifyTask) {
  const { labellings, observableCells } = yield* structureOf(network, masks);
  return { labellings, observableCells };
}

function* rankAt(
  task: NetworkIdentifyTask,
  point: Parameters,
): Pass<Pick<Identifiability, 'rank' | 'weakest' | 'directions'>> {
  const { network } = task;
  if (network.freeParameters === 0) return { rank: 0, weakest: 1, directions: [] };
  const { found, coordinates } = yield* rankOfNetwork(task, point);
  const units = network.units(point);
  const directions: number[][] = [];
  for (const direction of found.directions) {
    directions.push(spread(direction, coordinates, units));
    yield;
  }
  return { rank: found.rank, weakest: found.weakest, directions };
}
