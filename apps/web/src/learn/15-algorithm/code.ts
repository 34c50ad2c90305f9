import type { MixtureDocument } from 'latent';
import type { LessonCode } from '../Codes.tsx';
import type { Example } from './examples.ts';
import { plainOf } from './plain.ts';

/** The run of a seed, asked of the library and of the command line. */
export function codeOf(
  { sample, options, ts }: Example,
  seed: number,
  start: MixtureDocument,
  iterations: number,
): LessonCode {
  const { columns, reading, rows, weights } = sample;
  const [open, close] = reading === 'labels' ? ['Uint8Array.of(', ')'] : ['[', ']'];
  const written = (cell: string | null): number | null => (cell === null ? null : Number(cell));
  const data = columns.map(
    (name, i) => `  ${name}: ${open}${rows.map((row) => written(row[i] ?? null)).join(', ')}${close},`,
  );
  const maker = ts.slice(0, ts.indexOf('('));
  const families = [...new Set(ts.match(/\b(bernoulli|binomial|gaussian)(?=\()/g) ?? [])];
  const head = weights ? [...columns, 'n'] : columns;
  return {
    ts: `import { ${[...families, maker].sort().join(', ')} } from 'latent';

const model = ${ts};
const data = {
${data.join('\n')}
};
const fit = model.fit(data, {
  starts: 1, startMethod: 'random', acceleration: 'none', seed: ${seed},${weights ? `\n  weights: [${weights.join(', ')}],` : ''}
});
for await (const { iteration, bound, logLikelihood } of fit) console.log(iteration, bound, logLikelihood);
console.log((await fit).parameters);`,
    cli: `cat > data.csv <<'END'
${head.join(',')}
${rows.map((row, i) => [...row, ...(weights ? [weights[i]] : [])].join(',')).join('\n')}
END
latent fit data.csv ${options} \\
  --starts 1 --start-method random --accelerate none --seed ${seed}`,
    ...plainOf(start, sample, iterations),
  };
}
