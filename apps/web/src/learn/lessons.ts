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
    number: 12,
    title: 'Maximization',
    question: 'The responsibilities stand: which parameters are best now?',
    lecture: '21:55',
  },
  {
    number: 13,
    title: 'The simplified bound',
    question: 'What of the bound can be dropped before it is maximized?',
    lecture: '22:56',
  },
  {
    number: 14,
    title: 'Responsibilities',
    question: 'How much is each class responsible for this row, and why?',
    lecture: '25:04',
  },
  {
    number: 15,
    title: 'The EM algorithm',
    question: 'Put together: does it always climb, and where does it end?',
    lecture: '25:46',
  },
];
