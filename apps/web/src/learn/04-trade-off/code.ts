import type { Theta } from '../../numbers/wordsAndThoughts.ts';
import type { LessonCode } from '../Codes.tsx';
import { hiddenRows } from '../hundredRows.ts';
import { modelFile, wordsModel } from '../wordsModel.ts';
import { plainOf } from './plain.ts';
import { follows } from './tradeOff.ts';

/** What words leave open, and the log-likelihood of this model and of another that gives the same words. */
export function codeOf(theta: Theta): LessonCode {
  const { rows, weights } = hiddenRows;
  const other = { pi: 0.6, t1: follows(0.6, 0.3), t0: 0.3 };
  return {
    ts: `import { describeUndetermined, networkModelFromJSON } from 'latent';

const model = ${JSON.stringify(wordsModel(theta), null, 2)} as const;
const found = networkModelFromJSON(model).identifiability();
console.log(found.rank, 'of', found.freeParameters, describeUndetermined(model, found));`,
    cli: `cat > rows.csv <<'END'
Words,rows
${rows.map(({ word }, i) => `${word},${weights[i]}`).join('\n')}
END
${modelFile(theta)}
latent score model.json rows.csv --weights rows
${modelFile(other)}
latent score model.json rows.csv --weights rows
latent explain --code NOT_IDENTIFIED`,
    ...plainOf(theta),
  };
}
