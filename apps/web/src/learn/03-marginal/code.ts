import type { Theta } from '../../numbers/wordsAndThoughts.ts';
import type { LessonCode } from '../Codes.tsx';
import { modelFile, wordsModel } from '../wordsModel.ts';
import { plainOf } from './plain.ts';

/** p(word), asked of the library and of the command line. */
export const codeOf = (theta: Theta, word: 0 | 1): LessonCode => ({
  ts: `import { applyNetwork } from 'latent';

const model = ${JSON.stringify(wordsModel(theta), null, 2)} as const;
const { probabilities } = applyNetwork(model).query(['Words'], {});
console.log(probabilities[${word}]);`,
  cli: `${modelFile(theta)}
latent query model.json Words`,
  ...plainOf(theta, word),
});
