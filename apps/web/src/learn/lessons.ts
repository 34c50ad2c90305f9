import type { LessonHead } from './lesson.ts';

/** The lessons in the lecture's order. */
export const lessons: readonly LessonHead[] = [
  {
    number: 1,
    title: 'Latent means missing',
    question: 'What is hidden, and how does one count it?',
    lecture: '00:48',
  },
  {
    number: 2,
    title: 'The likelihood of one row',
    question: 'What do the parameters promise for a single row?',
    lecture: '02:15',
  },
  {
    number: 3,
    title: 'The marginal likelihood',
    question: 'The thought was not seen: what is the word worth now?',
    lecture: '02:55',
  },
  {
    number: 4,
    title: '“It will not work”',
    question: 'Why does the lecture warn that this model cannot be learned?',
    lecture: '05:05',
  },
  {
    number: 5,
    title: 'The marginal log-likelihood',
    question: 'Why is the logarithm of a sum so much harder than a sum of logarithms?',
    lecture: '06:15',
  },
  {
    number: 6,
    title: 'The importance-sampling trick',
    question: 'Why multiply by q/q, when that changes nothing?',
    lecture: '08:11',
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
