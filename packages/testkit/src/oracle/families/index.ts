import type { Feature } from '../feature.ts';
import { binomial } from './binomial.ts';
import { categorical } from './categorical.ts';
import { exponential } from './exponential.ts';
import type { FamilyOracle } from './family.ts';
import { gaussian } from './gaussian.ts';
import { negativeBinomial } from './negative-binomial.ts';
import { poisson } from './poisson.ts';

export type { Block, FamilyOracle, Moments, Values } from './family.ts';

const families: Readonly<Record<string, FamilyOracle>> = {
  categorical,
  poisson,
  binomial,
  exponential,
  'negative-binomial': negativeBinomial,
  gaussian,
};

/** What the oracle knows of a feature's family. */
export function familyOf({ family }: Feature): FamilyOracle {
  const found = families[family];
  if (!found) throw new Error(`the oracle has no family ${family}`);
  return found;
}

/** The columns of the data that a feature reads. */
export const columnsOf = (feature: Feature): readonly string[] =>
  familyOf(feature).columns?.(feature) ?? [feature.name];

export const isCategorical = ({ family }: Feature): boolean => family === 'categorical';
