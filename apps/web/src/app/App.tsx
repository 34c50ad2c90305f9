import { lazy, type ReactNode, Suspense } from 'react';
import { UpdateBar } from '../offline/UpdateBar.tsx';
import { Header } from './Header.tsx';
import { Home } from './Home.tsx';
import { usePlace } from './location.ts';
import { NotFound } from './NotFound.tsx';
import { Trouble } from './Trouble.tsx';

const Learn = lazy(() => import('../learn/Learn.tsx'));
const Docs = lazy(() => import('../docs/Docs.tsx'));
const Workbench = lazy(() => import('../workbench/Workbench.tsx'));

/** The whole lab: a header, and the view that the URL names. */
export function App(): ReactNode {
  const { path } = usePlace();
  const isEmbedded = path.split('/').includes('embed');
  return (
    <>
      <button type="button" className="skip" onClick={() => document.getElementById('main')?.focus()}>
        To the content
      </button>
      {!isEmbedded && <Header path={path} />}
      <main id="main" tabIndex={-1}>
        <Trouble key={path}>
          <Suspense fallback={<p className="quiet page">Loading…</p>}>{viewOf(path)}</Suspense>
        </Trouble>
      </main>
      <UpdateBar />
    </>
  );
}

function viewOf(path: string): ReactNode {
  if (path === '/') return <Home />;
  if (path === '/learn' || path.startsWith('/learn/')) return <Learn path={path} />;
  if (path === '/workbench' || path.startsWith('/workbench/')) return <Workbench path={path} />;
  if (path === '/docs' || path.startsWith('/docs/')) return <Docs path={path} />;
  return <NotFound path={path} />;
}
