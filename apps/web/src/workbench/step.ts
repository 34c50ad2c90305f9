import type { ComponentType } from 'react';
import type { Session } from './session/session.ts';

/** A step of the workbench: its place in the URL is `/workbench/` and its key. */
export interface Step {
  readonly key: string;
  readonly name: string;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
  /** What has to be there before it can show anything; undefined where it is. */
  readonly missing: (session: Session) => string | undefined;
  readonly isDone: (session: Session) => boolean;
}
