import type { ComponentType } from 'react';
import type { LessonProps } from './lesson.ts';

type Loader = () => Promise<{ readonly default: ComponentType<LessonProps> }>;

/** The code of each lesson, by number: loaded when it is opened, or when the browser has nothing else to do. */
export const loaders: ReadonlyMap<number, Loader> = new Map<number, Loader>([
  [3, () => import('./03-marginal/Marginal.tsx')],
  [12, () => import('./12-maximization/Maximization.tsx')],
  [13, () => import('./13-simplified-bound/SimplifiedBound.tsx')],
  [14, () => import('./14-responsibilities/Responsibilities.tsx')],
  [15, () => import('./15-algorithm/Algorithm.tsx')],
]);
