import { lazy, type ReactNode, Suspense } from 'react';
import { NotFound } from '../app/NotFound.tsx';
import { Contents } from './Contents.tsx';
import { lessons } from './lessons.ts';
import { loaders } from './loaders.ts';

const loaded = new Map([...loaders].map(([number, load]) => [number, lazy(load)]));

/** The lessons: their list, or one of them. */
export default function Learn({ path }: { readonly path: string }): ReactNode {
  if (path === '/learn' || path === '/learn/') return <Contents />;
  const head = lessons.find(({ number }) => path === `/learn/${number}`);
  const Lesson = head && loaded.get(head.number);
  if (!Lesson) return <NotFound path={path} />;
  return (
    <Suspense fallback={<p className="quiet page">Loading lesson {head.number}…</p>}>
      <Lesson head={head} />
    </Suspense>
  );
}
