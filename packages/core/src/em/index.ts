export type { EmResult, Routine, Visit } from './em.ts';
export { em } from './em.ts';
export { createPace } from './pace.ts';
export type { Pace } from './run.ts';
export { finishOr, finishUnlessAborted, nothingYet, run, runNow } from './run.ts';
export type { Job, SievePlan, SieveResult, StartResult, StartsTally } from './sieve.ts';
export { objectiveOf, sieve, tallyStarts } from './sieve.ts';
export type { Moves, Stop, StopReason, StopRule } from './stop.ts';
export { createStop } from './stop.ts';
