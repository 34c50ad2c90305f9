// Everything that the package exports; `index.ts` adds the embedded kernel, `slim.ts` a way to give one.
export type { Applied, AppliedRows, ApplyOptions, ImputeOptions } from './api/applied.ts';
export { createApplied } from './api/applied.ts';
export type { BlockOptions, Blocks, Covariance, GaussianName } from './api/blocks.ts';
export type {
  AnyColumn,
  BernoulliColumn,
  BinomialColumn,
  CategoricalColumn,
  CellOf,
  Column,
  ExponentialColumn,
  GaussianColumn,
  Missing,
  NegativeBinomialColumn,
  NumericColumn,
  PoissonColumn,
  Schema,
  TrialsColumn,
} from './api/columns.ts';
export {
  bernoulli,
  binomial,
  categorical,
  exponential,
  gaussian,
  negativeBinomial,
  poisson,
  trials,
} from './api/columns.ts';
export { compareClassifications, compareFits } from './api/compare.ts';
export type { OwnFitOptions, OwnModel, OwnStep } from './api/defineModel.ts';
export { defineModel } from './api/defineModel.ts';
export { describeDirection } from './api/direction.ts';
export type { EmOutcome, EmProblem, EmStep, Expected } from './api/expectationMaximization.ts';
export { expectationMaximization } from './api/expectationMaximization.ts';
export type { ExplainedFeature, ExplainedIteration, ExplainedPattern } from './api/explain.ts';
export { explainIteration } from './api/explain.ts';
export type { ExplainedSums } from './api/explainedSums.ts';
export type { TableFit, TableFitOptions, Watch } from './api/fitTable.ts';
export { fitTable } from './api/fitTable.ts';
export type { FitInfo, Fitted, MeanRow } from './api/fitted.ts';
export type { GaussianMixtureOptions, GaussianMixtureParameters } from './api/gaussianMixture.ts';
export { gaussianMixture } from './api/gaussianMixture.ts';
export type { InferOptions, InferredModel } from './api/infer.ts';
export { inferModel } from './api/infer.ts';
export type { InferredCovariance } from './api/inferFeatures.ts';
export { applyDocument, fromJSON, hasNamedClasses, modelFromJSON, withParameters } from './api/load.ts';
export type { ClassOptions, MixtureOptions } from './api/mixture.ts';
export { lca, mixture } from './api/mixture.ts';
export type { FitOptions, Model } from './api/model.ts';
export type { CompletedRows, NetworkApplied, NetworkRows } from './api/network/applied.ts';
export { createNetworkApplied } from './api/network/applied.ts';
export type { NetworkBuilder, NodeOptions } from './api/network/builder.ts';
export { network } from './api/network/builder.ts';
export type { Evidence, NetworkRowsOf } from './api/network/columns.ts';
export { networkDataFacts } from './api/network/dataFacts.ts';
export type { ExplainedNetworkIteration } from './api/network/explain.ts';
export { explainNetworkIteration } from './api/network/explain.ts';
export type {
  ExplainedCompletion,
  ExplainedFactor,
  ExplainedNetworkPattern,
  ExplainedPosterior,
} from './api/network/explainedPattern.ts';
export type { ExplainedTable, ExplainedTableRow } from './api/network/explainedTables.ts';
export type { ExplainedNetworkRow } from './api/network/explainRow.ts';
export { explainNetworkRow } from './api/network/explainRow.ts';
export type { NetworkFitOptions, NetworkTableFit, NetworkWatch } from './api/network/fitTable.ts';
export { fitNetworkTable } from './api/network/fitTable.ts';
export type { ConditionalTable, Explanation, NetworkFitted, NetworkTables } from './api/network/fitted.ts';
export type { Graph, GraphNode } from './api/network/graph.ts';
export { parseGraph } from './api/network/graph.ts';
export type { InferNetworkOptions, InferredNetwork } from './api/network/infer.ts';
export { inferNetwork } from './api/network/infer.ts';
export type { NetworkFitInfo } from './api/network/info.ts';
export { applyNetwork, networkFromJSON, networkModelFromJSON, withTables } from './api/network/load.ts';
export type { NetworkModel, NetworkModelOptions } from './api/network/model.ts';
export type { Answer } from './api/network/query.ts';
export { describeUndetermined } from './api/network/sentences.ts';
export type { CliqueFacts, NetworkSize } from './api/network/size.ts';
export { networkSize } from './api/network/size.ts';
export type { NetworkStep } from './api/network/step.ts';
export { writeGraph } from './api/network/writeGraph.ts';
export type { OwnFitted } from './api/own/fitted.ts';
export type { OwnFitInfo } from './api/own/info.ts';
export type { CustomModel } from './api/own/spec.ts';
export type { BlockParameters, ColumnParameters, MixtureParameters } from './api/parameters.ts';
export type { PriorFacts, PriorOptions } from './api/priors.ts';
export { resolvePriors } from './api/priors.ts';
export type { Progress } from './api/progress.ts';
export type { Columns, Row, Rows } from './api/rows.ts';
export type { Fit } from './api/run.ts';
export type { SampleOptions } from './api/sample.ts';
export type { Selection, SelectOptions, SelectProgress } from './api/select.ts';
export { select } from './api/select.ts';
export type { SelectSettings } from './api/selectFits.ts';
export type { SelectWatch, TableSelection, TableSelectOptions } from './api/selectTable.ts';
export { selectClasses } from './api/selectTable.ts';
export type { TraceStep } from './api/step.ts';
export { totalLogLikelihood } from './api/total.ts';
export { parseBif, writeBif } from './bif/index.ts';
export type {
  Agreement,
  ClassPair,
  ComparedFit,
  ComparisonDocument,
  FigureDifferences,
  UnmatchedClass,
} from './compare/index.ts';
export type {
  Candidate,
  DataFacts,
  FeatureDocument,
  FitDocument,
  MixtureDocument,
  ModelDocument,
  NestedNumbers,
  NetworkDocument,
  NetworkPrior,
  NodeDocument,
  SelectionDocument,
} from './document/index.ts';
export {
  checkFitDocument,
  checkMixtureDocument,
  checkMixtureFit,
  checkModelDocument,
  checkNetworkDocument,
  checkNetworkFit,
  checkSelectionDocument,
  columnNames,
  declaredLevels,
  isNetworkFit,
  parseDocument,
} from './document/index.ts';
export type { Warning, WarningCode, Where } from './error/index.ts';
export { LatentError } from './error/index.ts';
export type { Decomposition } from './fit/index.ts';
export type { Identifiability, NetworkIdentifiability, TraceOptions } from './identify/index.ts';
export { exp, log } from './math/index.ts';
export { createPosterior, type Posterior } from './model/index.ts';
export type { DrawnRow } from './models/index.ts';
export type { CandidateStatus, Criteria, CriterionName } from './report/index.ts';
export { isRanked } from './report/index.ts';
export type {
  ColumnReading,
  InferredColumn,
  LabelColumn,
  NumberColumn,
  Table,
  TableColumn,
  TextTableBuilder,
  TextTableOptions,
} from './table/index.ts';
export { checkWeights, createTextTable, dropUnweightedLevels, inferColumn } from './table/index.ts';
export { VERSION } from './version.ts';
