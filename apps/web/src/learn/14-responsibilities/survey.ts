import { applyDocument, type MixtureDocument } from 'latent';
import type { Sample } from '../../numbers/sample.ts';

/** p(yes) of each question in the classes; its rest is p(no). */
export const YES: Readonly<Record<string, readonly [number, number, number]>> = {
  'reads the news': [0.9, 0.8, 0.25],
  votes: [0.95, 0.75, 0.3],
  'signs petitions': [0.85, 0.3, 0.1],
  volunteers: [0.6, 0.1, 0.08],
  protests: [0.55, 0.06, 0.03],
};

/** The sizes of the classes. */
export const SIZES = [0.25, 0.4, 0.35] as const;

/** A fitted model of five answers: three hidden classes of people. */
export const survey: MixtureDocument = {
  format: 'latent-model',
  version: 1,
  kind: 'mixture',
  latent: { name: 'class', levels: ['active', 'watching', 'distant'] },
  features: Object.keys(YES).map((name) => ({ name, family: 'categorical', levels: ['no', 'yes'] })),
  parameters: {
    class: SIZES,
    ...Object.fromEntries(Object.entries(YES).map(([name, yes]) => [name, yes.map((p) => [(100 - 100 * p) / 100, p])])),
  },
};

const PEOPLE = 24;

/** The answers of 24 people, drawn from the model; some were not given. */
export const answers: Sample = {
  columns: Object.keys(YES),
  reading: 'labels',
  rows: [...applyDocument(survey).sample(PEOPLE, { seed: 5, missingFraction: 0.1 })].map(({ cells }) =>
    [...cells].map((level) => (Number.isNaN(level) ? null : level === 2 ? 'yes' : 'no')),
  ),
};
