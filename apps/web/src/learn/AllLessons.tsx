import { type ComponentType, type ReactNode, Suspense } from 'react';
import { fragmentOf } from '../app/location.ts';
import type { LessonProps } from './lesson.ts';
import { lessons } from './lessons.ts';
import { LessonModeProvider } from './mode.ts';

export interface AllLessonsProps {
  readonly loaded: ReadonlyMap<number, ComponentType<LessonProps>>;
  readonly hidesAnswers: boolean;
}

/** Every lesson on one page, as it stands before anyone touches it: for paper. */
export function AllLessons({ loaded, hidesAnswers }: AllLessonsProps): ReactNode {
  return (
    <LessonModeProvider value={{ embedded: false, hidesAnswers, printed: true }}>
      <div className="page row screen">
        <button type="button" className="first" onClick={() => window.print()}>
          Print
        </button>
        <a href={fragmentOf(hidesAnswers ? '/learn/all' : '/learn/all/quiz')}>
          {hidesAnswers ? 'With answers' : 'Without answers'}
        </a>
      </div>
      <Suspense fallback={<p className="quiet page">Loading all lessons…</p>}>
        {lessons.map((head) => {
          const Lesson = loaded.get(head.number);
          return Lesson && <Lesson key={head.number} head={head} />;
        })}
      </Suspense>
    </LessonModeProvider>
  );
}
