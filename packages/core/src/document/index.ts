export { checkFitDocument, checkModelDocument } from './check.ts';
export { documentOf, mixtureFrom, parametersFrom } from './mixture.ts';
export { parseDocument } from './parse.ts';
export type { DataFacts, FeatureDocument, FitDocument, ModelDocument, NestedNumbers } from './types.ts';
