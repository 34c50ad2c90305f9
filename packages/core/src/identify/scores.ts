import { createLogJoint } from '../engine/index.ts';
import { exp } from '../math/index.ts';
import type { Parameters } from '../model/index.ts';
import type { Mixture } from '../models/index.ts';
import type { Patterns } from '../patterns/index.ts';
import { type Coordinate, inside } from './coordinates.ts';
import { createProposal } from './proposal.ts';

/** Derivatives of one row's density by the free coordinates, over a density that is not small where they are large. */
export interface RowDerivatives {
  /** Takes a pattern; false where its density does not change at all. */
  at(pattern: number): boolean;
  readonly gradient: Float64Array;
  /** By coordinate: the gradient without cancellation. */
  readonly terms: Float64Array;
}

/**
 * Rows' derivatives as scores: ∇p(x)/q(x) = ∇log p(x) · p(x)/q(x), with the scores of the model's own statistics under the posterior
 * (Fisher's identity; Louis 1982). Scores are taken just inside the bounds, where they are finite; q(x) is the density at the point itself of
 * rows one feature of which may be from anywhere, so that the quotient is bounded there and a row has none where two of its cells are
 * impossible: at the bound its probability does not change by either alone.
 */
export function createRowDerivatives(
  model: Mixture,
  patterns: Patterns,
  point: Parameters,
  coordinates: readonly Coordinate[],
): RowDerivatives {
  const { classes } = model;
  const near = inside(model.parameters, point);
  const logJoint = createLogJoint(model, patterns);
  logJoint.load(near);
  const densityOf = createProposal(model, patterns, point, near);
  const absent = createAbsent(model, patterns);
  const logSizes = new Float64Array(classes);
  model.logClassSizes(point, logSizes);
  const responsibilities = new Float64Array(classes);
  const counted = new Float64Array(classes);
  const statistics = new Float64Array(model.statistics.size);
  const scores = new Float64Array(model.parameters.size);
  const gradient = new Float64Array(coordinates.length);
  const terms = new Float64Array(coordinates.length);
  // The coordinates one behind the other: lists of lists took twice as long.
  const ends = new Uint32Array(coordinates.length);
  const indices = Uint32Array.from(coordinates.flatMap((own) => own.indices));
  const steps = Float64Array.from(coordinates.flatMap((own) => own.steps));
  coordinates.forEach((own, i) => {
    ends[i] = (ends[i - 1] ?? 0) + own.indices.length;
  });

  return {
    gradient,
    terms,
    at(pattern) {
      const logDensity = densityOf(pattern);
      const logLikelihood = logJoint.of(pattern);
      const scale = exp(logLikelihood - logDensity);
      if (!(scale > 0 && scale < Number.POSITIVE_INFINITY)) return false;
      for (let k = 0; k < classes; k++) {
        responsibilities[k] = exp((logJoint.joint[k] as number) - logLikelihood);
        // A class of size 0 has a size that can grow, and no rows that tell of anything else.
        counted[k] = logSizes[k] === Number.NEGATIVE_INFINITY ? 0 : (responsibilities[k] as number);
      }
      statistics.fill(0);
      model.foldClasses(responsibilities, statistics);
      for (const block of logJoint.blocks) {
        block.clear();
        block.count(pattern, counted);
        block.fold(statistics);
      }
      model.scores(near, statistics, scores);
      absent(pattern, scores);
      let total = 0;
      let at = 0;
      for (let i = 0; i < coordinates.length; i++) {
        let sum = 0;
        let size = 0;
        for (; at < (ends[i] as number); at++) {
          const term = scale * (steps[at] as number) * (scores[indices[at] as number] as number);
          sum += term;
          size += Math.abs(term);
        }
        gradient[i] = sum;
        terms[i] = size;
        total += size;
      }
      return Number.isFinite(total);
    },
  };
}

/**
 * Sets to zero the scores of a Gaussian block's parameters of cells that a row does not show: the expected sums of those cells cancel
 * in them to rounding error, which a rank would take for information.
 */
function createAbsent(model: Mixture, patterns: Patterns): (pattern: number, scores: Float64Array) => void {
  const features = model.blocks.flatMap((block, j) =>
    block.kind === 'gaussian' ? [{ ...block, parameters: model.featureBlocks[j] ?? [] }] : [],
  );
  return (pattern, scores) => {
    for (const { column, columns, parameters } of features) {
      const first = pattern * patterns.columns + column;
      const isShown = (c: number): boolean => !Number.isNaN(patterns.values[first + c]);
      let isWhole = true;
      for (let c = 0; c < columns && isWhole; c++) isWhole = isShown(c);
      if (isWhole) continue;
      for (const { constraint, offset, size } of parameters)
        for (let entry = 0; entry < size; entry++) {
          const other = constraint === 'covariance' ? Math.floor(entry / columns) % columns : entry % columns;
          if (!isShown(entry % columns) || !isShown(other)) scores[offset + entry] = 0;
        }
    }
  };
}
