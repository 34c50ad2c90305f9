import type { LessonCode } from '../Codes.tsx';
import { withA } from './coins.ts';
import { plainOf } from './plain.ts';

/** One EM step from the old parameter, with its bound taken apart. */
export function codeOf(old: number, a: number): LessonCode {
  const document = JSON.stringify(withA(old));
  return {
    ts: `import { modelFromJSON } from 'latent';

const start = ${JSON.stringify(withA(old), null, 1)} as const;
const data = { heads: [5, 9, 8, 4, 7] };
const fit = modelFromJSON(start).fit(data, { start, maxIterations: 1, acceleration: 'none' });
for await (const step of fit) {
  const { elbo, q, entropy } = await step.decompose(); // with the responsibilities of the step before
  console.log(elbo, '=', q, '+', entropy);
}`,
    cli: `cat > heads.csv <<'END'
heads
5
9
8
4
7
END
cat > start.json <<'END'
${document}
END
# one M-step, to the top of Q, in all parameters
latent fit heads.csv --model start.json --start start.json --max-iterations 1 --accelerate none`,
    ...plainOf(old, a),
  };
}
