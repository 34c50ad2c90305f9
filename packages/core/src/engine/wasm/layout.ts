import { COLUMN_ROWS, evenWidth, type Passes } from '@latent/kernel';
import type { LatentClassModel } from '../../model/index.ts';
import type { Patterns } from '../../patterns/index.ts';

/** How the block of responsibilities stands in memory, and the passes over it that every model needs. */
export interface BlockLayout {
  /** The entry of a row and a class stands at row · rowStep + class · classStep. */
  readonly rowStep: number;
  readonly classStep: number;
  /** Classes that there is room for. */
  readonly width: number;
  readonly init: Passes['init'];
  readonly normalise: Passes['normalise'];
  /** `normalise` where the log-likelihoods of the rows are not wanted. */
  readonly weigh: Passes['normalise'];
  readonly addClasses: Passes['addClasses'];
}

/** Row by row, classes padded to an even number: any features. */
export function layoutByRow(classes: number, { init, normalise, addClasses }: Passes): BlockLayout {
  const width = evenWidth(classes);
  return { rowStep: width, classStep: 1, width, init, normalise, weigh: normalise, addClasses };
}

/** Class by class: see `standsByClass`. */
export function layoutByClass(classes: number, passes: Passes): BlockLayout {
  return {
    ...{ rowStep: 1, classStep: COLUMN_ROWS, width: classes },
    init: passes.initByClass,
    normalise: passes.normaliseByClass,
    weigh: passes.weighByClass,
    addClasses: passes.addClassesByClass,
  };
}

/** Whether all features are Gaussian and every cell is there: rows then go through the passes side by side. */
export function standsByClass({ blocks }: LatentClassModel, { known, values }: Patterns): boolean {
  const gaussian = blocks.every(({ kind }) => kind === 'gaussian' || kind === 'cells');
  return gaussian && blocks.length > 0 && !known && !values.includes(Number.NaN);
}
