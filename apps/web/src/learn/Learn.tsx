import { lazy, type ReactNode, Suspense } from 'react';
import { NotFound } from '../app/NotFound.tsx';
import { AllLessons } from './AllLessons.tsx';
import { Contents } from './Contents.tsx';
import { lessons } from './lessons.ts';
import { loaders } from './loaders.ts';
import { LessonModeProvider, modeOf } from './mode.ts';
import { Teach } from './Teach.tsx';

const loaded = new Map([...loaders].map(([number, load]) => [number, lazy(load)]));

/** The lessons: their list, one of them, all of them to be printed, or links for a teacher. */
export default function Learn({ path }: { readonly path: string }): ReactNode {
  const [name = '', ...words] = path.replace(/^\/learn\/?/, '').split('/');
  if (name === '') return <Contents />;
  const mode = modeOf(words);
  if (!mode) return <NotFound path={path} />;
  if (name === 'teach') return <Teach />;
  if (name === 'all') return <AllLessons loaded={loaded} hidesAnswers={mode.hidesAnswers} />;
  const head = lessons.find(({ number }) => name === String(number));
  const Lesson = head && loaded.get(head.number);
  if (!Lesson) return <NotFound path={path} />;
  return (
    <LessonModeProvider value={mode}>
      <Suspense fallback={<p className="quiet page">Loading lesson {head.number}…</p>}>
        <Lesson key={head.number} head={head} />
      </Suspense>
    </LessonModeProvider>
  );
}
