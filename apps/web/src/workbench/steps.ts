import { type ComponentType, lazy } from 'react';
import { resultSteps } from './results/steps.ts';
import { choiceOf } from './session/choice.ts';
import { currentFit, type Session } from './session/session.ts';
import type { Step } from './step.ts';

export type { Step } from './step.ts';

const needsData = ({ data }: Session): string | undefined => (data ? undefined : 'Open some data first.');

export const steps: readonly Step[] = [
  {
    key: 'data',
    name: 'Data',
    load: () => import('./data/DataStep.tsx'),
    missing: () => undefined,
    isDone: ({ data }) => data !== undefined,
  },
  {
    key: 'variables',
    name: 'Variables',
    load: () => import('./variables/VariablesStep.tsx'),
    missing: needsData,
    isDone: (session) => choiceOf({ ...session, model: { ...session.model, kind: 'mixture' } }) !== undefined,
  },
  {
    key: 'model',
    name: 'Model',
    load: () => import('./model/ModelStep.tsx'),
    missing: needsData,
    isDone: (session) => choiceOf(session) !== undefined,
  },
  {
    key: 'fit',
    name: 'Fit',
    load: () => import('./fit/FitStep.tsx'),
    missing: needsData,
    isDone: (session) => currentFit(session) !== undefined,
  },
  {
    key: 'choose',
    name: 'Choose K',
    load: () => import('./choose/ChooseStep.tsx'),
    missing: needsData,
    isDone: ({ selection }) => selection !== undefined,
  },
  ...resultSteps,
];

/** The components of the steps, loaded when they are first shown. */
export const components: ReadonlyMap<string, ComponentType> = new Map(steps.map(({ key, load }) => [key, lazy(load)]));
