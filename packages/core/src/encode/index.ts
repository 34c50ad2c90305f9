export type { ColumnNeed, Encoded, EncodedFeature, Feature } from './encode.ts';
export { encode } from './encode.ts';
export type { CodedFeature, Unseen } from './levels.ts';
export { codeByLevels } from './levels.ts';
export type { NumberRule } from './numbers.ts';
export { COUNT, FINITE } from './numbers.ts';
