export type { CandidateFigures, CandidateStatus, CriterionName } from './candidate.ts';
export { CRITERION_NAMES, candidateStatus, isRanked, lowestRanked } from './candidate.ts';
export type { CellFit } from './chisquare.ts';
export { cellFit } from './chisquare.ts';
export type { Criteria } from './criteria.ts';
export { criteria } from './criteria.ts';
export type { FitFacts } from './facts.ts';
export { nameDirection } from './names.ts';
export { fitWarnings, startWarnings } from './warnings.ts';
