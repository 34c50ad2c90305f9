import { coinsDocument, HEADS } from '../../numbers/twoCoins.ts';
import type { LessonCode } from '../Codes.tsx';
import { coinsAt } from './coins.ts';
import { plainOf } from './plain.ts';

/** The top of the frozen bound: one EM iteration that moves coin A. */
export function codeOf(old: number): LessonCode {
  const document = coinsDocument(coinsAt(old));
  const { latent } = document;
  return {
    ts: `import { modelFromJSON } from 'latent';

const heads = [${HEADS.join(', ')}];
const old = ${JSON.stringify(document)};
const fit = modelFromJSON(old).fit({ heads }, { start: old, maxIterations: 1, tolerance: 0, acceleration: 'none' });
for await (const { iteration, bound, parameters } of fit)
  console.log(iteration, bound, parameters.classes[0].heads);`,
    cli: `printf 'heads\\n${HEADS.join('\\n')}\\n' > heads.csv
cat > old.json <<'END'
${JSON.stringify(document)}
END
latent explain --em heads.csv --start old.json  # the new parameter of ${latent.name} A`,
    ...plainOf(old),
  };
}
