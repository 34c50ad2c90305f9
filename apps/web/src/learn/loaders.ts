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
  [16, () => import('./16-missing/Missing.tsx')],
  [17, () => import('./17-ridge/Ridge.tsx')],
  [18, () => import('./18-failures/Failures.tsx')],
]);
