export type { Engine } from './engine.ts';
export type { FeatureBlock, LatentClassModel, Maximizer, Model, Parameters, Statistics, TableBlock } from './model.ts';
export { LOG_LIKELIHOOD, TOTAL_WEIGHT } from './model.ts';
export { createPosterior, type Posterior } from './posterior.ts';
