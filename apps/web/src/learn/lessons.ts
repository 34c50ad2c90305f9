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
