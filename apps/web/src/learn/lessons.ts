import type { LessonHead } from './lesson.ts';

/** The lessons in the lecture's order. */
export const lessons: readonly LessonHead[] = [
  {
    number: 3,
    title: 'The marginal likelihood',
    question: 'The thought was not seen: what is the word worth now?',
    lecture: '02:55',
  },
];
