export { checkFitDocument, checkModelDocument } from './check.ts';
export { declaredLevels, mixtureFrom } from './mixture.ts';
export { documentOf, parametersFrom } from './parameters.ts';
export { parseDocument } from './parse.ts';
export type { DataFacts, FeatureDocument, FitDocument, ModelDocument, NestedNumbers } from './types.ts';
