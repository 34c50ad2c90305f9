export { type JointCodes, jointCodes } from './codes.ts';
export { groupItems } from './groups.ts';
export type { Item } from './item.ts';
