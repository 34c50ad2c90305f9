import { createLogJoint } from '../engine/index.ts';
import { exp, log } from '../math/index.ts';
import type { Parameters } from '../model/index.ts';
import type { Mixture } from '../models/index.ts';
import { codeAt, type Patterns } from '../patterns/index.ts';
import { bluntPoint } from './draws.ts';

/**
 * The log-density of rows one feature of which may be from anywhere: log Σ_k (π_k + 1/K) · (p_k + Σ_j p_k b_kj/p_kj) / (features + 1), with b
 * the blunt densities; Infinity where even that is impossible.
 */
export function createProposal(model: Mixture, patterns: Patterns, point: Parameters, near: Parameters) {
  const { classes, blocks } = model;
  const exact = createLogJoint(model, patterns);
  exact.load(point);
  const away = bluntPoint(model, near);
  // Continuous features, which stay as they are, are not asked twice.
  const isBlunt = model.featureBlocks.map((own) =>
    own.some(({ offset, size }) => {
      for (let i = offset; i < offset + size; i++) if (away[i] !== point[i]) return true;
      return false;
    }),
  );
  const blunt = isBlunt.includes(true) ? createLogJoint(model, patterns) : exact;
  if (blunt !== exact) blunt.load(away);
  const shares = new Float64Array(classes);
  model.logClassSizes(point, shares);
  const logShares = shares.map((size) => log(exp(size) + 1 / classes));
  const [buffer, other] = [new Float64Array(classes), new Float64Array(classes)];
  const [totals, ratios] = [new Float64Array(classes), new Float64Array(classes * blocks.length)];
  const zeros = new Int32Array(classes);
  const logs = new Float64Array(classes * (blocks.length + 1));
  return (pattern: number): number => {
    totals.set(logShares);
    zeros.fill(0);
    for (let j = 0; j < blocks.length; j++) {
      buffer.fill(0);
      exact.blocks[j]?.add(pattern, buffer);
      other.fill(0);
      if (isBlunt[j]) blunt.blocks[j]?.add(pattern, other);
      else other.set(buffer);
      for (let k = 0; k < classes; k++) {
        const own = buffer[k] as number;
        const slot = j * classes + k;
        ratios[slot] = other[k] as number;
        if (own === Number.NEGATIVE_INFINITY) {
          zeros[k] = (zeros[k] as number) + 1;
          totals[k] = (totals[k] as number) + (ratios[slot] as number);
          ratios[slot] = 0;
        } else {
          totals[k] = (totals[k] as number) + own;
          ratios[slot] = (ratios[slot] as number) - own;
        }
      }
    }
    const known = patterns.known ? codeAt(patterns.known, pattern) : 0;
    logs.fill(Number.NEGATIVE_INFINITY);
    for (let k = 0; k < classes; k++) {
      if ((known > 0 && known !== k + 1) || (zeros[k] as number) > 1) continue;
      const total = totals[k] as number;
      logs[k] = total;
      if (zeros[k] === 0)
        for (let j = 0; j < blocks.length; j++)
          logs[(j + 1) * classes + k] = total + (ratios[j * classes + k] as number);
    }
    let largest = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < logs.length; i++) largest = Math.max(largest, logs[i] as number);
    if (largest === Number.NEGATIVE_INFINITY) return Number.POSITIVE_INFINITY;
    let sum = 0;
    for (let i = 0; i < logs.length; i++) sum += exp((logs[i] as number) - largest);
    return largest + log(sum / (blocks.length + 1));
  };
}
