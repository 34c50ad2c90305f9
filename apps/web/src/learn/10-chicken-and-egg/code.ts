import { coinsDocument, HEADS } from '../../numbers/twoCoins.ts';
import type { LessonCode } from '../Codes.tsx';
import { plainOf } from './plain.ts';
import type { Guess } from './routes.ts';

/** Both ways in, asked of the library; the way from guessed parameters, of the command line. */
export function codeOf({ coins, q }: Guess): LessonCode {
  const document = coinsDocument(coins);
  return {
    ts: `import { modelFromJSON } from 'latent';

const heads = [${HEADS.join(', ')}];
const guess = ${JSON.stringify(document)};
const coins = modelFromJSON(guess);
const egg = await coins.fit({ heads }, { start: guess });

// Guessed responsibilities: the M-step first, as a fit of rows of which the coin is known in part
const q = [${q.join(', ')}];
const first = await coins.fit({ heads: [...heads, ...heads] }, {
  known: [...heads.map(() => 'A'), ...heads.map(() => 'B')],
  weights: [...q, ...q.map((share) => 1 - share)],
  starts: 1,
});
const chicken = await coins.fit({ heads }, { start: first });
console.log(egg.info.logLikelihood, chicken.info.logLikelihood); // binomial constants included`,
    cli: `printf 'heads\\n${HEADS.join('\\n')}\\n' > heads.csv
cat > guess.json <<'END'
${JSON.stringify(document)}
END
latent fit heads.csv --model guess.json --start guess.json`,
    ...plainOf({ coins, q }),
  };
}
