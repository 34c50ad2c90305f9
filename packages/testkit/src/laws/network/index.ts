import { abort } from './abort.ts';
import { additivity } from './additivity.ts';
import { allMissing } from './all-missing.ts';
import { completeRows } from './complete-rows.ts';
import { elbo } from './elbo.ts';
import { enginesAgree } from './engines-agree.ts';
import { enumeration } from './enumeration.ts';
import { fisher } from './fisher.ts';
import { fixedStays } from './fixed-stays.ts';
import { imputation } from './imputation.ts';
import { iterate } from './iterate.ts';
import type { NetworkLaw } from './law.ts';
import { monotone } from './monotone.ts';
import { mostProbable } from './most-probable.ts';
import { oneIteration } from './one-iteration.ts';
import { permuteLabels } from './permute-labels.ts';
import { permuteLevels } from './permute-levels.ts';
import { permuteNodes } from './permute-nodes.ts';
import { permuteRows } from './permute-rows.ts';
import { queries } from './queries.ts';
import { recover } from './recover.ts';
import { reported } from './reported.ts';
import { sameBits } from './same-bits.ts';
import { sampling } from './sampling.ts';
import { saveLoad } from './save-load.ts';
import { scoreAdds } from './score-adds.ts';
import { squarem } from './squarem.ts';
import { starIsMixture } from './star-is-mixture.ts';
import { stepsCompose } from './steps-compose.ts';
import { tiesStay } from './ties-stay.ts';
import { truth } from './truth.ts';
import { typed } from './typed.ts';
import { weightsRepeat } from './weights-repeat.ts';
import { weightsZero } from './weights-zero.ts';

/** All laws of networks by the names of their files. */
export const networkLaws = {
  enumeration,
  'one-iteration': oneIteration,
  'star-is-mixture': starIsMixture,
  additivity,
  'score-adds': scoreAdds,
  monotone,
  reported,
  'steps-compose': stepsCompose,
  'permute-rows': permuteRows,
  'permute-nodes': permuteNodes,
  'permute-levels': permuteLevels,
  'permute-labels': permuteLabels,
  'weights-repeat': weightsRepeat,
  'weights-zero': weightsZero,
  'all-missing': allMissing,
  'complete-rows': completeRows,
  'fixed-stays': fixedStays,
  'ties-stay': tiesStay,
  truth,
  fisher,
  elbo,
  'engines-agree': enginesAgree,
  'same-bits': sameBits,
  'save-load': saveLoad,
  typed,
  queries,
  'most-probable': mostProbable,
  sampling,
  imputation,
  recover,
  squarem,
  abort,
  iterate,
} as const satisfies Record<string, NetworkLaw>;

export type NetworkLawName = keyof typeof networkLaws;
