import type { Case } from './case.ts';
import {
  convergedAcidity,
  convergedDiabetes,
  convergedFaithful,
  convergedGalaxies,
  convergedIris,
  convergedThyroid,
} from './converged.ts';
import { impossibleRow, manyClasses, thousandItems, zeroAndTiny } from './extremes.ts';
import { galaxiesPlateau } from './galaxies-plateau.ts';
import { lecture } from './lecture.ts';
import {
  carcinoma2,
  carcinoma3,
  cheating2,
  deaths2,
  deaths3,
  election2,
  election3,
  gss82Three,
  gss82Two,
} from './published-best.ts';
import {
  carcinomaSteps,
  carcinomaWeightedSteps,
  deathsSteps,
  electionSteps,
  faithfulDiagonalSteps,
  faithfulFullSteps,
  faithfulTiedSteps,
  galaxiesSteps,
  gss82Steps,
  irisSteps,
  mixedSteps,
} from './published-steps.ts';
import { stoufferToby1, stoufferToby2, stoufferToby3 } from './stouffer-toby.ts';
import { twoCoins, twoCoinsAnyQ } from './two-coins.ts';
import { twoCoinsBinomial } from './two-coins-binomial.ts';
import { thoughtsAndSpeed, thoughtsHidden, thoughtsInPart } from './words-and-thoughts.ts';

/** All cases. Of `cheating` there is only the best fit among the references, no steps. */
export const cases = {
  'stouffer-toby-1': stoufferToby1,
  'stouffer-toby-2': stoufferToby2,
  'stouffer-toby-3': stoufferToby3,
  'thoughts-hidden': thoughtsHidden,
  'thoughts-in-part': thoughtsInPart,
  'thoughts-and-speed': thoughtsAndSpeed,
  lecture,
  'two-coins': twoCoins,
  'two-coins-any-q': twoCoinsAnyQ,
  'thousand-items': thousandItems,
  'zero-and-tiny': zeroAndTiny,
  'impossible-row': impossibleRow,
  'many-classes': manyClasses,
  'carcinoma-steps': carcinomaSteps,
  'carcinoma-weighted-steps': carcinomaWeightedSteps,
  'gss82-steps': gss82Steps,
  'election-steps': electionSteps,
  'carcinoma-2': carcinoma2,
  'carcinoma-3': carcinoma3,
  'cheating-2': cheating2,
  'gss82-2': gss82Two,
  'gss82-3': gss82Three,
  'election-2': election2,
  'election-3': election3,
  'two-coins-binomial': twoCoinsBinomial,
  'deaths1910-steps': deathsSteps,
  'mixed150-steps': mixedSteps,
  'faithful-full-steps': faithfulFullSteps,
  'faithful-diagonal-steps': faithfulDiagonalSteps,
  'faithful-tied-steps': faithfulTiedSteps,
  'galaxies-steps': galaxiesSteps,
  'iris-steps': irisSteps,
  'deaths1910-2': deaths2,
  'deaths1910-3': deaths3,
  'converged-faithful': convergedFaithful,
  'converged-galaxies': convergedGalaxies,
  'converged-iris': convergedIris,
  'converged-acidity': convergedAcidity,
  'converged-diabetes': convergedDiabetes,
  'converged-thyroid': convergedThyroid,
  'galaxies-plateau': galaxiesPlateau,
} as const satisfies Record<string, Case>;

export type CaseName = keyof typeof cases;

export const caseNames = Object.keys(cases) as CaseName[];
