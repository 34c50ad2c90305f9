export type { EmResult, Routine, Visit } from './em.ts';
export { em } from './em.ts';
export { createPace } from './pace.ts';
export type { Pace } from './run.ts';
export { finishOr, finishUnlessAborted, nothingYet, run, runNow } from './run.ts';
export type { Job, SievePlan, SieveResult, StartResult } from './sieve.ts';
export { objectiveOf, sieve } from './sieve.ts';
export type { Stop, StopReason, StopRule } from './stop.ts';
export { createStop } from './stop.ts';
