import { coinsDocument, HEADS } from '../../numbers/twoCoins.ts';
import type { LessonCode } from '../Codes.tsx';
import { plainOf } from './plain.ts';
import { OLD } from './presets.ts';

/** The step from any q, asked of the library; the step from the posterior, of the command line. */
export function codeOf(q: readonly number[]): LessonCode {
  const shares = q.map((share) => Number(share.toFixed(6)));
  const document = coinsDocument(OLD);
  return {
    ts: `import { createPosterior, modelFromJSON } from 'latent';

const heads = [${HEADS.join(', ')}];
const q = [${shares.join(', ')}]; // the share of coin A in every row
const rest = q.map((share) => 1 - share);
const old = ${JSON.stringify(document)};
const coins = modelFromJSON(old);

const still = { start: old, maxIterations: 0, tolerance: 0 };
const both = createPosterior(2, Float64Array.from(q.flatMap((share) => [share, 1 - share])));
for await (const step of coins.fit({ heads }, still)) console.log('gap', (await step.decompose(both)).kl);

// The M-step from q: every row twice, its coin known, with the weights q and 1 - q.
const rows = { heads: [...heads, ...heads] };
const known = [...heads.map(() => 'A'), ...heads.map(() => 'B')];
const moved = await coins.fit(rows, { known, weights: [...q, ...rest], starts: 1 });
const before = await coins.fit({ heads }, still);
console.log('change', moved.score({ heads }) - before.score({ heads }));`,
    cli: `printf 'heads\\n${HEADS.join('\\n')}\\n' > heads.csv
cat > old.json <<'END'
${JSON.stringify(document)}
END
latent explain --em heads.csv --start old.json`,
    ...plainOf(shares),
  };
}
