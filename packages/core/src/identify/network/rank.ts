import type { Parameters } from '../../model/index.ts';
import type { Network } from '../../models/index.ts';
import type { Pass } from '../../pass/index.ts';
import { type CellRank, MOST_CELLS, rankOfSource, SEED } from '../cellRank.ts';
import { allCells, cellCount } from '../cells.ts';
import { type Coordinate, freeCoordinates } from '../coordinates.ts';
import type { Masks } from '../masks.ts';
import { createNetworkDerivatives } from './derivatives.ts';
import { sampledRows, scatteredRows } from './draws.ts';
import { createSlopes } from './slopes.ts';

/** What the rank of a network is taken of: the model, and the masks of its data. */
export interface NetworkIdentifyTask {
  readonly network: Network;
  /** Items are the nodes; no class is known. */
  readonly masks: Masks;
}

/** A rank, with the coordinates that its directions are in. */
export interface NetworkRank extends CellRank {
  readonly coordinates: readonly Coordinate[];
}

/** The rank of the Jacobian of the probabilities of rows that the masks allow, at a point. */
export function* rankOfNetwork({ network, masks }: NetworkIdentifyTask, point: Parameters): Pass<NetworkRank> {
  const coordinates = freeCoordinates(network.parameters.blocks, point);
  const width = coordinates.length;
  const levels = network.nodes.map((node) => node.levels.length);
  const slopes = createSlopes(network);
  slopes.load(point);
  yield;
  const draws = { network, masks, point };
  const scatteredCount = scatteredRowsOf(width, masks.count);
  const source = {
    width,
    count: cellCount(masks, levels, 1, MOST_CELLS),
    *all() {
      for (const cell of allCells(masks, levels, 1)) yield cell.subarray(0, levels.length);
    },
    sampled: (count: number) => sampledRows(draws, count, SEED),
    scattered: (round: number) => scatteredRows(draws, scatteredCount, SEED + round),
  };
  return { coordinates, ...(yield* rankOfSource(source, createNetworkDerivatives(slopes, coordinates))) };
}

const scatteredRowsOf = (width: number, masks: number): number => Math.min(10 * width + 2000 + masks, 20_000);
