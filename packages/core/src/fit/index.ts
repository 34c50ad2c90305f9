export type { Decomposition } from './decompose.ts';
export { decomposeByPattern, decomposeByRow } from './decompose.ts';
export type { FitOutcome, FitTask, FitVisit, StartsReached } from './fit.ts';
export { fitMixture } from './fit.ts';
export type { Search } from './search.ts';
export { searchStarts } from './search.ts';
export type { FitSettings } from './settings.ts';
export { checkSettings, integer } from './settings.ts';
