export type { Encoded, EncodedColumn, Feature, Unseen } from './encode.ts';
export { encode } from './encode.ts';
