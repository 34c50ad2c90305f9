import { abort } from './abort.ts';
import { additivity } from './additivity.ts';
import { allMissing } from './all-missing.ts';
import { anyQ } from './any-q.ts';
import { classOrder } from './class-order.ts';
import { elbo } from './elbo.ts';
import { enginesAgree } from './engines-agree.ts';
import { explainedStep } from './explained-step.ts';
import { fisher } from './fisher.ts';
import { fixedStays } from './fixed-stays.ts';
import { iterate } from './iterate.ts';
import { knownClasses } from './known-classes.ts';
import type { Law } from './law.ts';
import { manyPatterns } from './many-patterns.ts';
import { monotone } from './monotone.ts';
import { oneIteration } from './one-iteration.ts';
import { permuteClasses } from './permute-classes.ts';
import { permuteColumns } from './permute-columns.ts';
import { permuteLevels } from './permute-levels.ts';
import { permuteRows } from './permute-rows.ts';
import { recover } from './recover.ts';
import { reported } from './reported.ts';
import { sameBits } from './same-bits.ts';
import { sampling } from './sampling.ts';
import { saveLoad } from './save-load.ts';
import { scoreAdds } from './score-adds.ts';
import { shiftAndScale } from './shift-and-scale.ts';
import { squarem } from './squarem.ts';
import { stepsCompose } from './steps-compose.ts';
import { truth } from './truth.ts';
import { typed } from './typed.ts';
import { weightsRepeat } from './weights-repeat.ts';
import { weightsZero } from './weights-zero.ts';

/** All laws by the names of their files. */
export const laws = {
  'one-iteration': oneIteration,
  additivity,
  'score-adds': scoreAdds,
  'many-patterns': manyPatterns,
  monotone,
  reported,
  'steps-compose': stepsCompose,
  'permute-rows': permuteRows,
  'permute-columns': permuteColumns,
  'permute-levels': permuteLevels,
  'permute-classes': permuteClasses,
  'weights-repeat': weightsRepeat,
  'weights-zero': weightsZero,
  'all-missing': allMissing,
  'known-classes': knownClasses,
  'fixed-stays': fixedStays,
  'class-order': classOrder,
  truth,
  fisher,
  'any-q': anyQ,
  elbo,
  'explained-step': explainedStep,
  'engines-agree': enginesAgree,
  'same-bits': sameBits,
  'save-load': saveLoad,
  typed,
  sampling,
  recover,
  'shift-and-scale': shiftAndScale,
  squarem,
  abort,
  iterate,
} as const satisfies Record<string, Law>;

export type LawName = keyof typeof laws;
