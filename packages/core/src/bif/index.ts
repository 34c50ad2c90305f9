export { parseBif } from './parse.ts';
export { writeBif } from './write.ts';
