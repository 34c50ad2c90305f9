import { rest } from '../../numbers/shown.ts';
import type { Theta } from '../../numbers/wordsAndThoughts.ts';
import { BAD_WORDS, GOOD_WORDS, type Shares } from '../../numbers/wordsOnly.ts';
import type { LessonCode } from '../Codes.tsx';
import { plainOf } from './plain.ts';

/** Log-likelihood, bound and gap of any q, asked of the library; one iteration, of the command line. */
export function codeOf({ pi, t1, t0 }: Theta, q: Shares): LessonCode {
  const [good, bad] = q.map((share) => Number(share.toFixed(6))) as [number, number];
  const document = {
    format: 'latent-model',
    version: 1,
    kind: 'mixture',
    latent: { name: 'Thoughts', levels: ['bad', 'good'] },
    features: [{ name: 'Words', family: 'categorical', levels: ['bad', 'good'] }],
    parameters: {
      Thoughts: [rest(pi), pi],
      Words: [
        [rest(t0), t0],
        [rest(t1), t1],
      ],
    },
  };
  return {
    ts: `import { createPosterior, modelFromJSON } from 'latent';

const start = ${JSON.stringify(document)};
const rows = { Words: ['good', 'bad'] };
const weights = [${GOOD_WORDS}, ${BAD_WORDS}];
const q = createPosterior(2, Float64Array.of(${rest(good)}, ${good}, ${rest(bad)}, ${bad}));

const still = { start, weights, maxIterations: 0, tolerance: 0 };
for await (const step of modelFromJSON(start).fit(rows, still)) {
  const { logLikelihood, elbo, kl } = await step.decompose(q);
  console.log(logLikelihood, '=', elbo, '+', kl);
}`,
    cli: `printf 'Words,n\\ngood,${GOOD_WORDS}\\nbad,${BAD_WORDS}\\n' > words.csv
cat > start.json <<'END'
${JSON.stringify(document)}
END
latent explain --em words.csv --start start.json --weights n`,
    ...plainOf({ pi, t1, t0 }, [good, bad]),
  };
}
