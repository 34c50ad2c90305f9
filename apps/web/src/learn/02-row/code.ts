import type { Theta } from '../../numbers/wordsAndThoughts.ts';
import type { LessonCode } from '../Codes.tsx';
import { modelFile, rowsFile, wordsModel } from '../wordsModel.ts';
import { plainOf } from './plain.ts';
import { ROWS } from './rows.ts';

/** The log-likelihood of each row and of all, by the library and by the command line. */
export const codeOf = (theta: Theta): LessonCode => ({
  ts: `import { applyNetwork, createTextTable, totalLogLikelihood } from 'latent';

const model = ${JSON.stringify(wordsModel(theta), null, 2)} as const;
const columns = new Map([['Thoughts', 'labels'], ['Words', 'labels']] as const);
const table = createTextTable(['Thoughts', 'Words'], { columns });
for (const row of [${ROWS.map(({ thought, word }) => `['${thought}', '${word}']`).join(', ')}]) table.add(row);
const { logLikelihoods } = applyNetwork(model).apply(table.finish());
console.log([...logLikelihoods], totalLogLikelihood(logLikelihoods).logLikelihood);`,
  cli: `${modelFile(theta)}
${rowsFile(ROWS)}
latent explain --row 3 model.json rows.csv
latent score model.json rows.csv`,
  ...plainOf(theta),
});
