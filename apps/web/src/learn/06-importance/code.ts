import type { Theta } from '../../numbers/wordsAndThoughts.ts';
import type { LessonCode } from '../Codes.tsx';
import { modelFile, wordsModel } from '../wordsModel.ts';
import { plainOf } from './plain.ts';

/** p(good word) as an average over thoughts that q draws, and asked of the command line. */
export const codeOf = (theta: Theta, q: number, draws: number, seed: number): LessonCode => ({
  ts: `import { applyNetwork } from 'latent';

const model = ${JSON.stringify(wordsModel(theta), null, 2)} as const;
const q = ${q}; // of a good thought
const p = applyNetwork(model).query(['Thoughts', 'Words'], {}).probabilities; // the word fastest
const ratios = [(p[1] ?? 0) / (1 - q), (p[3] ?? 0) / q]; // p(w = 1, t) / q(t)
const drawn = applyNetwork({ ...model, parameters: { ...model.parameters, Thoughts: [1 - q, q] } });
let sum = 0;
for (const [thought = 0] of drawn.sample(${draws}, { seed: ${seed} })) sum += ratios[thought - 1] ?? 0;
console.log(sum / ${draws}, 'estimates', (p[1] ?? 0) + (p[3] ?? 0));`,
  cli: `${modelFile(theta)}
# p(w) without draws, and the posterior: the q without spread
latent query model.json Words
latent query model.json "Thoughts | Words=1"`,
  ...plainOf(theta, q),
});
