import type { LessonHead } from './lesson.ts';
import { lessons } from './lessons.ts';

/** The lessons before and after one. */
export function neighbours(number: number): {
  readonly before?: LessonHead | undefined;
  readonly after?: LessonHead | undefined;
} {
  const at = lessons.findIndex((lesson) => lesson.number === number);
  return { before: lessons[at - 1], after: lessons[at + 1] };
}
