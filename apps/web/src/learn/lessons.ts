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
    number: 7,
    title: 'Jensen’s inequality',
    question: 'The log of a mean, or the mean of the logs: which is larger?',
    lecture: '11:31',
  },
  {
    number: 8,
    title: 'The lower bound',
    question: 'What did the trick and Jensen’s inequality build?',
    lecture: '13:03',
  },
  {
    number: 9,
    title: 'Why the posterior as q',
    question: 'The bound holds for every q. Why take the posterior?',
    lecture: '15:23',
  },
  {
    number: 10,
    title: 'Chicken and egg',
    question: 'Each of the two needs the other first: who begins?',
    lecture: '17:56',
  },
  {
    number: 11,
    title: 'Old and new parameters',
    question: 'Why do the old parameters stay in the responsibilities?',
    lecture: '20:18',
  },
];
