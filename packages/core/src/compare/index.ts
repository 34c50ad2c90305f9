export { agreementOf } from './agreement.ts';
export { alignClasses } from './align.ts';
export { differencesOf, differentData, figuresOf } from './figures.ts';
export type {
  Agreement,
  ClassPair,
  ComparedFit,
  ComparisonDocument,
  FigureDifferences,
  UnmatchedClass,
} from './types.ts';
