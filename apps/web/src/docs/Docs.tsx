import { type ReactNode, useEffect } from 'react';
import { usePlace } from '../app/location.ts';
import { NotFound } from '../app/NotFound.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useNumbers } from '../ui/useNumbers.ts';
import { pages } from './pages.ts';

/** A page of the documentation, the same text as in the repository. */
export default function Docs({ path }: { readonly path: string }): ReactNode {
  const name = path.replace(/^\/docs\/?/, '') || 'README';
  const { query } = usePlace();
  const load = pages.get(name);
  const { value, error } = useNumbers(async () => load?.(), name);
  const at = new URLSearchParams(query).get('at');
  useEffect(() => {
    if (!value) return;
    document.title = `${value.title} · latent lab`;
    if (at === null) window.scrollTo(0, 0);
    else document.getElementById(at)?.scrollIntoView();
  }, [value, at]);
  if (!load) return <NotFound path={path} />;
  if (error !== undefined) return <Notice error={error} />;
  if (!value) return <p className="quiet page">Loading…</p>;
  return (
    <div className="page docs">
      {name !== 'README' && (
        <p className="small">
          <a href="#/docs">All pages</a>
        </p>
      )}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the project's own pages, made when the lab is built */}
      <div dangerouslySetInnerHTML={{ __html: value.html }} />
    </div>
  );
}
