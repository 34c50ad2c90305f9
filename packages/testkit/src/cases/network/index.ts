import type { NetworkCase } from './case.ts';
import { thoughtsClosedForm, thoughtsLanding } from './closed-forms.ts';
import { networkLecture } from './lecture.ts';
import { manyNetworkPatterns } from './many-patterns.ts';
import { alarm, asia, cancer, sachs } from './published-networks.ts';
import { fiveNodeSteps, latentThoughtSteps, partThoughtSteps, partWordSteps } from './published-steps.ts';
import { networkSpeed } from './speed.ts';

/** All cases of networks by their names in the table. */
export const networkCases = {
  'latent-thought-steps': latentThoughtSteps,
  'part-thought-steps': partThoughtSteps,
  'part-word-steps': partWordSteps,
  'five-node-steps': fiveNodeSteps,
  'thoughts-closed-form': thoughtsClosedForm,
  'thoughts-landing': thoughtsLanding,
  lecture: networkLecture,
  'thoughts-and-speed': networkSpeed,
  'many-patterns': manyNetworkPatterns,
  cancer,
  asia,
  sachs,
  alarm,
} as const satisfies Record<string, NetworkCase>;

export type NetworkCaseName = keyof typeof networkCases;

export const networkCaseNames = Object.keys(networkCases) as NetworkCaseName[];
