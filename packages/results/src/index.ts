export { codeOf, type Language } from './code/code.ts';
export { type RowDensities, rowDensities, twoLargest } from './rows/densities.ts';
export { type RowFigures, rowFigures } from './rows/figures.ts';
export { posteriorLines, probabilityNames, type RowIds } from './rows/lines.ts';
export { networkPosteriorLines, networkPosteriorRows, posteriorNames } from './rows/networkLines.ts';
export { type PosteriorRow, posteriorRows } from './rows/posterior.ts';
export { repeatedRow } from './rows/rowTable.ts';
export { jsonText } from './text/json.ts';
export { shellCommand } from './text/shell.ts';
