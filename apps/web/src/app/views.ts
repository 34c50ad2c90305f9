import { pages } from '../docs/pages.ts';
import { loaders } from '../learn/loaders.ts';

/** Everything that is loaded when it is first needed. */
export const views: readonly (() => Promise<unknown>)[] = [
  () => import('../learn/Learn.tsx'),
  () => import('../workbench/Workbench.tsx'),
  () => import('../docs/Docs.tsx'),
  () => import('../workbench/warm.ts').then(({ warm }) => warm()),
  ...loaders.values(),
  ...pages.values(),
];
