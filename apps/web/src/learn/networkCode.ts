import type { NetworkDocument } from 'latent';
import type { WeightedRows } from '../numbers/manyWords.ts';
import type { LessonCode } from './Codes.tsx';
import { networkPlain } from './networkPlain.ts';

/** Plain EM from a network's tables on weighted rows, and what these rows determine: with the library and on the command line. */
export function networkCode(start: NetworkDocument, data: WeightedRows, iterations: number): LessonCode {
  const { names, cells, weights } = data;
  const counts = Array.from(weights, (weight) => Number(weight.toPrecision(8)));
  const rows = cells.map((row) =>
    Object.fromEntries(names.flatMap((name, i) => (row[i] === null ? [] : [[name, row[i] as string]]))),
  );
  const document = JSON.stringify({ ...start, parameters: tidy(start.parameters) });
  return {
    ts: `import { networkModelFromJSON } from 'latent';

const start = ${document} as const;
const rows = ${JSON.stringify(rows)};
const weights = ${JSON.stringify(counts)};
const model = networkModelFromJSON(start);
const { rank, freeParameters, directions } = model.identifiability(rows);
console.log(\`\${rank} of \${freeParameters} determined, \${directions.length} flat directions\`);

const { parameters, info } = await model.fit(rows, { start, weights, acceleration: 'none' });
console.log(parameters, info.iterations, info.warnings);`,
    cli: `cat > start.json <<'END'
${document}
END
cat > rows.csv <<'END'
${[[...names, 'n'], ...cells.map((row, i) => [...row.map((cell) => cell ?? ''), counts[i]])].join('\n')}
END
latent fit rows.csv --model start.json --start start.json --weights n --accelerate none`,
    ...networkPlain(start, data, iterations),
  };
}

/** Without the noise of binary fractions. */
function tidy(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toPrecision(12));
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, tidy(inner)]));
}
