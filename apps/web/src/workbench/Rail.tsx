import type { ReactNode } from 'react';
import { fragmentOf } from '../app/location.ts';
import { type Activity, type Job, useActivity, useSession } from './session/session.ts';
import { type Step, steps } from './steps.ts';

/** The steps as links: which is open, which are done, which cannot be opened yet and why. */
export function Rail({ current }: { readonly current: string }): ReactNode {
  return (
    <nav className="rail" aria-label="Steps of the workbench">
      <ol>
        {steps.map((step) => (
          <RailStep key={step.key} step={step} isCurrent={step.key === current} />
        ))}
      </ol>
    </nav>
  );
}

function RailStep({ step, isCurrent }: { readonly step: Step; readonly isCurrent: boolean }): ReactNode {
  const missing = useSession(step.missing);
  const isDone = useSession(step.isDone);
  const isRunning = useActivity((now) => jobOf(step, now) !== undefined);
  const state = isRunning ? 'running' : isDone ? 'done' : missing === undefined ? 'open' : 'waiting';
  return (
    <li>
      <a
        className={state}
        href={fragmentOf(`/workbench/${step.key}`)}
        aria-current={isCurrent ? 'step' : undefined}
        title={missing}
      >
        <span aria-hidden="true">{MARKS[state]}</span> {step.name}
        <span className="hidden">, {WORDS[state]}</span>
      </a>
    </li>
  );
}

function jobOf({ key }: Step, { fit, select }: Activity): Job | undefined {
  if (key === 'fit') return fit;
  return key === 'choose' ? select : undefined;
}

const MARKS = { done: '✓', running: '…', open: '○', waiting: '·' } as const;
const WORDS = { done: 'done', running: 'at work', open: 'to do', waiting: 'needs the steps before' } as const;
