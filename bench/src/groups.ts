import { fitRaces } from './fits/races.ts';
import { mixtureRaces, threadRaces } from './mixtureRaces.ts';
import { networkRaces } from './networks/races.ts';
import { discreteRaces, gaussianRaces } from './passes/races.ts';
import type { Race } from './race.ts';
import { addressStudy } from './studies/address.ts';
import { commandLineStudy } from './studies/commandLine.ts';
import { growthStudy } from './studies/growth.ts';
import { memoryStudy } from './studies/memory.ts';
import { squaremStudy } from './studies/squarem.ts';
import type { Study } from './studies/study.ts';
import { subnormalStudy } from './studies/subnormal.ts';

/** Races and studies that stand together on the page. */
export interface Group {
  readonly title: string;
  readonly text: string;
  readonly races: readonly Race[];
  readonly studies: readonly Study[];
}

export const groups: readonly Group[] = [
  {
    title: 'Passes over latent classes',
    text: 'One EM iteration from given parameters. The bar against native code is held against the fastest of its variants, which merges as many items to a code as is fastest on that problem.',
    races: discreteRaces,
    studies: [],
  },
  {
    title: 'Passes over Gaussian mixtures',
    text: 'One EM iteration from given parameters; scikit-learn and mclust by their own E-step and M-step.',
    races: gaussianRaces,
    studies: [],
  },
  {
    title: 'Whole fits',
    text: 'Everybody draws starts of their own, so that the best log-likelihoods agree to 1e-6 relative, not to 1e-9; who falls short is named and not timed.',
    races: fitRaces,
    studies: [],
  },
  {
    title: 'Acceleration, growth, memory, command line',
    text: 'The library alone.',
    races: [],
    studies: [squaremStudy, growthStudy, subnormalStudy, memoryStudy, addressStudy, commandLineStudy],
  },
  {
    title: 'Our engines on whole fits',
    text: 'The same number of plain EM iterations from a given start, as users call the library.',
    races: mixtureRaces,
    studies: [],
  },
  { title: 'Threads', text: 'One thread and all that the machine has.', races: threadRaces, studies: [] },
  { title: 'Networks', text: 'EM iterations of networks with hidden nodes.', races: networkRaces, studies: [] },
];
