import type { Theta } from '../../numbers/wordsAndThoughts.ts';
import type { LessonCode } from '../Codes.tsx';
import { modelFile, wordsModel } from '../wordsModel.ts';
import type { Landscape } from './landscapes.ts';
import { plainOf } from './plain.ts';

/** The log-likelihood of the hundred rows at these parameters. */
export function codeOf(theta: Theta, { rows, weights }: Landscape): LessonCode {
  const lines = rows.map(({ thought, word }, i) => `${thought ?? ''},${word ?? ''},${weights[i]}`);
  return {
    ts: `import { applyNetwork, createTextTable, totalLogLikelihood } from 'latent';

const model = ${JSON.stringify(wordsModel(theta), null, 2)} as const;
const columns = new Map([['Thoughts', 'labels'], ['Words', 'labels']] as const);
const table = createTextTable(['Thoughts', 'Words'], { columns });
for (const row of [${rows.map(({ thought, word }) => `['${thought ?? ''}', '${word}']`).join(', ')}]) table.add(row);
const { logLikelihoods } = applyNetwork(model).apply(table.finish());
console.log(totalLogLikelihood(logLikelihoods, Float64Array.of(${weights.join(', ')})).logLikelihood);`,
    cli: `${modelFile(theta)}
cat > rows.csv <<'END'
Thoughts,Words,rows
${lines.join('\n')}
END
latent score model.json rows.csv --weights rows`,
    ...plainOf(theta, { rows, weights }),
  };
}
