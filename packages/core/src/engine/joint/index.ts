export { type Group, type JointCodes, type JointPlan, jointCodes, type Member } from './codes.ts';
export { groupItems } from './groups.ts';
export type { Item } from './item.ts';
