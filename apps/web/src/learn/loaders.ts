import type { ComponentType } from 'react';
import type { LessonProps } from './lesson.ts';

type Loader = () => Promise<{ readonly default: ComponentType<LessonProps> }>;

/** The code of each lesson, by number: loaded when it is opened, or when the browser has nothing else to do. */
export const loaders: ReadonlyMap<number, Loader> = new Map<number, Loader>([
  [1, () => import('./01-missing/Missing.tsx')],
  [2, () => import('./02-row/OneRow.tsx')],
  [3, () => import('./03-marginal/Marginal.tsx')],
  [4, () => import('./04-trade-off/TradeOff.tsx')],
  [5, () => import('./05-ridge/Ridge.tsx')],
  [6, () => import('./06-importance/Importance.tsx')],
  [7, () => import('./07-jensen/Jensen.tsx')],
  [8, () => import('./08-bound/Bound.tsx')],
  [9, () => import('./09-posterior/Posterior.tsx')],
  [10, () => import('./10-chicken-and-egg/ChickenAndEgg.tsx')],
  [11, () => import('./11-old-and-new/OldAndNew.tsx')],
  [12, () => import('./12-maximization/Maximization.tsx')],
  [13, () => import('./13-simplified-bound/SimplifiedBound.tsx')],
  [14, () => import('./14-responsibilities/Responsibilities.tsx')],
  [15, () => import('./15-algorithm/Algorithm.tsx')],
  [16, () => import('./16-missing/Missing.tsx')],
  [17, () => import('./17-ridge/Ridge.tsx')],
  [18, () => import('./18-failures/Failures.tsx')],
]);
