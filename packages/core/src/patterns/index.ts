export type { Patterns } from './patterns.ts';
export { collapse } from './patterns.ts';
export type { ColumnSummary, PatternSummary, Summary } from './summary.ts';
export { NO_CELLS, summarize } from './summary.ts';
