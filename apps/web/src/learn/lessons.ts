import type { LessonHead } from './lesson.ts';

/** The lessons in the lecture's order. */
export const lessons: readonly LessonHead[] = [
  {
    number: 3,
    title: 'The marginal likelihood',
    question: 'The thought was not seen: what is the word worth now?',
    lecture: '02:55',
  },
  {
    number: 16,
    title: 'Maximum likelihood under missing data',
    question: 'Some words and some thoughts are missing: what does each row still say?',
    lecture: '28:28',
  },
  {
    number: 17,
    title: 'The ridge',
    question: 'Why does EM “not work” for one thought and one word, and what repairs it?',
  },
  {
    number: 18,
    title: 'How it fails, and how you see it',
    question: 'What can go wrong in a fit, and what does it look like?',
  },
];
