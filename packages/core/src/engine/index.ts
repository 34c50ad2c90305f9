export type { CreatedEngine, EngineChoice } from './create.ts';
export { createEngine, createEngineNow } from './create.ts';
export type { KernelSource } from './kernel.ts';
export { provideKernel } from './kernel.ts';
export { createLogJoint } from './logJoint.ts';
export { createReferenceEngine } from './reference.ts';
export { assertClassesFit } from './size.ts';
