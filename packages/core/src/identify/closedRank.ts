import type { Parameters } from '../model/index.ts';
import type { Mixture } from '../models/index.ts';
import type { Pass } from '../pass/index.ts';
import { MOST_CELLS, rankOfSource, SEED } from './cellRank.ts';
import { allCells, cellCount, sampledCells, scatteredCells } from './cells.ts';
import { freeCoordinates } from './coordinates.ts';
import { createDerivatives } from './derivatives.ts';
import type { Masks } from './masks.ts';
import type { PointRank } from './openRank.ts';
import { slopesOf } from './slopes.ts';

/** The rank at a point from the exact derivatives of cell probabilities, where all features are tables of given levels. */
export function* rankOfTables(model: Mixture, masks: Masks, point: Parameters): Pass<PointRank> {
  const coordinates = freeCoordinates(model.parameters.blocks, point);
  const width = coordinates.length;
  const slopes = yield* slopesOf(model, point, coordinates);
  const { levels, classes } = slopes;
  const source = {
    width,
    count: cellCount(masks, levels, classes, MOST_CELLS),
    all: () => allCells(masks, levels, classes),
    sampled: (count: number) => sampledCells(slopes, masks, count, SEED),
    scattered: () => scatteredCells(slopes, masks, 40 * width + 10000, SEED),
  };
  const { found } = yield* rankOfSource(source, createDerivatives(slopes, width));
  return { coordinates, found };
}
