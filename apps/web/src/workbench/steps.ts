import { type ComponentType, lazy } from 'react';
import { choiceOf } from './session/choice.ts';
import { currentFit, type Session } from './session/session.ts';

type Loader = () => Promise<{ readonly default: ComponentType }>;

/** A step of the workbench: its place in the URL is `/workbench/` and its key. */
export interface Step {
  readonly key: string;
  readonly name: string;
  readonly load: Loader;
  /** What has to be there before it can show anything; undefined where it is. */
  readonly missing: (session: Session) => string | undefined;
  readonly isDone: (session: Session) => boolean;
}

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
];

/** The components of the steps, loaded when they are first shown. */
export const components: ReadonlyMap<string, ComponentType> = new Map(steps.map(({ key, load }) => [key, lazy(load)]));
