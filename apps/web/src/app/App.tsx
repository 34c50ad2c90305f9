import { lazy, type ReactNode, Suspense } from 'react';
import { Header } from './Header.tsx';
import { Home } from './Home.tsx';
import { usePlace } from './location.ts';
import { NotFound } from './NotFound.tsx';
import { Trouble } from './Trouble.tsx';

const Learn = lazy(() => import('../learn/Learn.tsx'));
const Workbench = lazy(() => import('../workbench/Workbench.tsx'));

/** The whole lab: a header, and the view that the URL names. */
export function App(): ReactNode {
  const { path } = usePlace();
  return (
    <>
      <button type="button" className="skip" onClick={() => document.getElementById('main')?.focus()}>
        To the content
      </button>
      <Header path={path} />
      <main id="main" tabIndex={-1}>
        <Trouble key={path}>
          <Suspense fallback={<p className="quiet page">Loading…</p>}>{viewOf(path)}</Suspense>
        </Trouble>
      </main>
    </>
  );
}

function viewOf(path: string): ReactNode {
  if (path === '/') return <Home />;
  if (path === '/learn' || path.startsWith('/learn/')) return <Learn path={path} />;
  if (path === '/workbench' || path.startsWith('/workbench/')) return <Workbench path={path} />;
  return <NotFound path={path} />;
}
