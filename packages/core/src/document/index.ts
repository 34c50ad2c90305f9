export { checkFitDocument, checkModelDocument, checkSelectionDocument } from './check.ts';
export { columnNames, declaredLevels, mixtureFrom, neededFeatures } from './mixture.ts';
export { documentOf, parametersFrom } from './parameters.ts';
export { parseDocument } from './parse.ts';
export type { Candidate, SelectionDocument } from './selection.ts';
export type { DataFacts, FeatureDocument, FitDocument, ModelDocument, NestedNumbers } from './types.ts';
