import type { ComponentType } from 'react';
import type { LessonProps } from './lesson.ts';

type Loader = () => Promise<{ readonly default: ComponentType<LessonProps> }>;

/** The code of each lesson, by number: loaded when it is opened, or when the browser has nothing else to do. */
export const loaders: ReadonlyMap<number, Loader> = new Map<number, Loader>([
  [3, () => import('./03-marginal/Marginal.tsx')],
  [7, () => import('./07-jensen/Jensen.tsx')],
  [8, () => import('./08-bound/Bound.tsx')],
  [9, () => import('./09-posterior/Posterior.tsx')],
  [10, () => import('./10-chicken-and-egg/ChickenAndEgg.tsx')],
  [11, () => import('./11-old-and-new/OldAndNew.tsx')],
]);
