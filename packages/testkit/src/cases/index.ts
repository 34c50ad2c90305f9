import type { Case } from './case.ts';
import { impossibleRow, manyClasses, thousandItems, zeroAndTiny } from './extremes.ts';
import { lecture } from './lecture.ts';
import { carcinoma2, carcinoma3, cheating2, election2, election3, gss82Three, gss82Two } from './published-best.ts';
import { carcinomaSteps, carcinomaWeightedSteps, electionSteps, gss82Steps } from './published-steps.ts';
import { stoufferToby1, stoufferToby2, stoufferToby3 } from './stouffer-toby.ts';
import { twoCoins, twoCoinsAnyQ } from './two-coins.ts';
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
} as const satisfies Record<string, Case>;

export type CaseName = keyof typeof cases;
