export type { Patterns } from './patterns.ts';
export { collapse } from './patterns.ts';
export type { PatternSummary, Summary } from './summary.ts';
export { summarize } from './summary.ts';
