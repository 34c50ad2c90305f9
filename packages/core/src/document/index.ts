export {
  checkFitDocument,
  checkMixtureDocument,
  checkMixtureFit,
  checkModelDocument,
  checkNetworkDocument,
  checkNetworkFit,
  checkSelectionDocument,
  isNetworkFit,
} from './check.ts';
export type { FeatureTraits } from './mixture.ts';
export { columnNames, declaredLevels, mixtureFrom, neededFeatures, traitsOf } from './mixture.ts';
export { unknownName } from './names.ts';
export { readNested, writeNested } from './nested.ts';
export { networkFrom, nodeFeatures } from './network/model.ts';
export { refuseCycle } from './network/nodes.ts';
export { networkDocumentOf, normalisedRows, tablesFrom } from './network/tables.ts';
export { documentOf, parametersFrom } from './parameters.ts';
export { parseDocument } from './parse.ts';
export type { Candidate, SelectionDocument } from './selection.ts';
export type {
  DataFacts,
  FeatureDocument,
  FitDocument,
  MixtureDocument,
  ModelDocument,
  NestedNumbers,
  NetworkDocument,
  NetworkPrior,
  NodeDocument,
} from './types.ts';
export { SUM_TOLERANCE } from './vectors.ts';
