import type { Theta } from '../../numbers/wordsAndThoughts.ts';
import type { LessonCode } from '../LessonFrame.tsx';

/** p(word), asked of the library and of the command line. */
export function codeOf({ pi, t1, t0 }: Theta, word: 0 | 1): LessonCode {
  const tables = {
    Thoughts: [rest(pi), pi],
    Words: [
      [rest(t0), t0],
      [rest(t1), t1],
    ],
  };
  const nodes = [
    { name: 'Thoughts', levels: ['0', '1'], latent: true },
    { name: 'Words', levels: ['0', '1'], parents: ['Thoughts'] },
  ];
  const document = { format: 'latent-model', version: 1, kind: 'network', nodes, parameters: tables };
  return {
    ts: `import { applyNetwork } from 'latent';

const model = ${JSON.stringify(document, null, 2)} as const;
const { probabilities } = applyNetwork(model).query(['Words'], {});
console.log(probabilities[${word}]);`,
    cli: `cat > model.json <<'END'
${JSON.stringify(document)}
END
latent query model.json Words`,
  };
}

/** 1 − p without the noise of binary fractions. */
const rest = (p: number): number => Number((1 - p).toPrecision(12));
