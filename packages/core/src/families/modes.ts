import { exp } from '../math/index.ts';

/** A class's distribution of counts as one searches a mixture's mode by: where its own is, and how wide it is. */
export interface Hill {
  readonly mode: number;
  readonly deviation: number;
  logProbability(count: number): number;
}

/** So many counts are looked at one by one. */
const SCAN = 4096;

/**
 * The most probable count of a mixture of unimodal distributions of counts. It lies between the classes' own modes. Where these are
 * far apart the search climbs from each of them, with steps that double while they go up and halve while they do not. NaN where no class
 * has a part in it.
 */
export function mixtureMode(responsibilities: Float64Array, hillOf: (latent: number) => Hill): number {
  const hills: { hill: Hill; share: number }[] = [];
  responsibilities.forEach((share, latent) => {
    if (share > 0) hills.push({ hill: hillOf(latent), share });
  });
  if (hills.length === 0) return Number.NaN;
  const modes = hills.map(({ hill }) => hill.mode);
  const [least, most] = [Math.min(...modes), Math.max(...modes)];
  const density = (count: number) =>
    hills.reduce((sum, { hill, share }) => sum + share * exp(hill.logProbability(count)), 0);
  let best = { count: least, density: density(least) };
  const look = (count: number): boolean => {
    if (count < least || count > most) return false;
    const found = { count, density: density(count) };
    const better = found.density > best.density;
    if (better) best = found;
    return better;
  };
  if (most - least <= SCAN) {
    for (let count = least + 1; count <= most; count++) look(count);
    return best.count;
  }
  const peaks = hills.map(({ hill }) => {
    best = { count: hill.mode, density: density(hill.mode) };
    let step = Math.max(1, Math.ceil(hill.deviation));
    for (;;)
      if (look(best.count + step) || look(best.count - step)) step *= 2;
      else if (step > 1) step = Math.ceil(step / 2);
      else return best;
  });
  return peaks.reduce((top, peak) => (peak.density > top.density ? peak : top)).count;
}

/** The mean of a mixture: Σ r·mean, without the classes that have no part in it. */
export function mixtureMean(responsibilities: Float64Array, meanOf: (latent: number) => number): number {
  return responsibilities.reduce((sum, r, latent) => (r === 0 ? sum : sum + r * meanOf(latent)), 0);
}
