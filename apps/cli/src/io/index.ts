export { type CsvHandlers, type CsvSummary, readCsv } from './csv.ts';
export { type CellValue, csvCell, csvLine } from './csv-line.ts';
export { parseDelimiter } from './delimiter.ts';
export type { FileErrorCode } from './errors.ts';
export type { Chunks } from './gathered.ts';
export type { DelimiterChoice } from './sniff.ts';
export { openSource, type Source } from './source.ts';
export { writeStdout } from './stdout.ts';
export { writeFileAtomic } from './write.ts';
