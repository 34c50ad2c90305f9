export { type CodeColumn, codeAt, codeColumns, rowMajor } from './columns.ts';
export type { Patterns } from './patterns.ts';
export { collapse, MOST_CELLS } from './patterns.ts';
export { mapRows, patternAt, weightsOf } from './rows.ts';
export type { ColumnSummary, PatternSummary, Summary } from './summary.ts';
export { NO_CELLS, summarize } from './summary.ts';
