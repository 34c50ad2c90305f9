import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { fragmentOf } from '../app/location.ts';
import { NotFound } from '../app/NotFound.tsx';
import { Trouble } from '../app/Trouble.tsx';
import { Rail } from './Rail.tsx';
import { startKeeping } from './session/autosave.ts';
import { useActivity, useSession } from './session/session.ts';
import { components, type Step, steps } from './steps.ts';

const OpenShared = lazy(() => import('./share/OpenShared.tsx'));

/** Fit your own data: one step a page, all on one session. */
export default function Workbench({ path }: { readonly path: string }): ReactNode {
  useEffect(() => void startKeeping(), []);
  const key = path === '/workbench' || path === '/workbench/' ? 'data' : path.slice('/workbench/'.length);
  if (key === 'open')
    return (
      <div className="page workbench">
        <Trouble>
          <Suspense fallback={<p className="quiet">Loading…</p>}>
            <OpenShared />
          </Suspense>
        </Trouble>
      </div>
    );
  const step = steps.find((own) => own.key === key);
  if (!step) return <NotFound path={path} />;
  return (
    <div className="page workbench">
      <Rail current={step.key} />
      <Trouble key={step.key}>
        <Suspense fallback={<p className="quiet">Loading…</p>}>
          <Shown step={step} />
        </Suspense>
      </Trouble>
    </div>
  );
}

function Shown({ step }: { readonly step: Step }): ReactNode {
  const missing = useSession(step.missing);
  const isRestored = useActivity((now) => now.isRestored);
  const Component = components.get(step.key);
  if (!Component) return null;
  if (missing === undefined)
    return (
      <>
        <Component />
        <Next step={step} />
      </>
    );
  if (!isRestored) return <p className="quiet">Looking for your last session…</p>;
  return (
    <section>
      <h1>{step.name}</h1>
      <p>
        {missing} <a href={fragmentOf('/workbench/data')}>Go to the data.</a>
      </p>
    </section>
  );
}

/** The way to the step behind this one, once that can show something. */
function Next({ step }: { readonly step: Step }): ReactNode {
  const next = steps[steps.indexOf(step) + 1];
  const isReady = useSession((own) => step.isDone(own) && next?.missing(own) === undefined);
  if (!next || !isReady) return null;
  return (
    <p>
      <a className="button next" href={fragmentOf(`/workbench/${next.key}`)}>
        Next: {next.name.charAt(0).toLowerCase() + next.name.slice(1)}
      </a>
    </p>
  );
}
