export type { CellsBlock, FeatureBlock, GaussianBlock, MomentsBlock, TableBlock } from './blocks.ts';
export type { Engine } from './engine.ts';
export type { LatentClassModel, Maximizer, Model } from './model.ts';
export { createPosterior, type Posterior } from './posterior.ts';
export type { Parameters, Statistics } from './vectors.ts';
export { LOG_LIKELIHOOD, TOTAL_WEIGHT } from './vectors.ts';
