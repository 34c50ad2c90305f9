export type { Chunks } from './gathered.ts';
export { openSource } from './source.ts';
export { writeStdout } from './stdout.ts';
export { writeFileAtomic } from './write.ts';
