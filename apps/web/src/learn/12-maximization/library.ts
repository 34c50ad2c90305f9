import {
  applyDocument,
  type ExplainedIteration,
  explainIteration,
  type FeatureDocument,
  type MixtureDocument,
  totalLogLikelihood,
} from 'latent';
import { type Sample, tableOf } from '../../numbers/sample.ts';
import type { LessonCode } from '../Codes.tsx';
import type { Family } from './family.ts';
import { plainOf } from './plain.ts';

type Parameters = NonNullable<MixtureDocument['parameters']>;
type OwnParameters = Parameters[string];

/** A family of the library, with the parameters of one class as the lesson moves them. */
export interface LibraryFamily extends Omit<Family, 'maximize' | 'height' | 'code'> {
  readonly feature: Omit<FeatureDocument, 'name'>;
  readonly reading: Sample['reading'];
  readonly parameters: (theta: number, others: readonly number[]) => OwnParameters;
  /** The moved parameter and the others, as they are in a document. */
  readonly read: (own: OwnParameters) => { readonly theta: number; readonly others: readonly number[] };
  /** The ratio of the closed form, of the library's expected counts. */
  readonly ratio: (counts: ExplainedIteration['counts']) => { readonly top: number; readonly bottom: number };
  /** As npm `latent` and the command line name it. */
  readonly column: { readonly ts: string; readonly cli: string };
}

/** One class with the shares as weights: its M-step is that of a class in a mixture with these responsibilities. */
export function libraryFamily(family: LibraryFamily): Family {
  const { feature, reading, cells, parameters, read, ratio } = family;
  const sampleOf = (weights: readonly number[]): Sample => ({
    columns: ['x'],
    reading,
    rows: cells.map((cell) => [cell]),
    weights,
  });
  const documentOf = (theta: number, others: readonly number[]): MixtureDocument => ({
    format: 'latent-model',
    version: 1,
    kind: 'mixture',
    latent: { name: 'class', levels: ['A'] },
    features: [{ name: 'x', ...feature }],
    parameters: { class: [1], x: parameters(theta, others) },
  });
  return {
    ...family,
    async maximize(shares) {
      const { table, weights } = tableOf(sampleOf(shares));
      const { after, counts } = await explainIteration(documentOf(family.first, []), table, weights);
      return { ...read(after.document.parameters?.['x'] as OwnParameters), ...ratio(counts) };
    },
    async height(theta, { others }, shares) {
      const { table, weights } = tableOf(sampleOf(shares));
      const { logLikelihoods } = applyDocument(documentOf(theta, others)).apply(table);
      return totalLogLikelihood(logLikelihoods, weights).logLikelihood;
    },
    code: (shares) => codeOf(family, shares),
  };
}

function codeOf(family: LibraryFamily, shares: readonly number[]): LessonCode {
  const { column, cells } = family;
  const maker = column.ts.slice(0, column.ts.indexOf('('));
  const list = {
    bernoulli: `Uint8Array.of(${cells.join(', ')})`,
    categorical: `[${cells.map((cell) => `'${cell}'`).join(', ')}] as const`,
  }[maker];
  return {
    ts: `import { ${[maker, 'mixture'].sort().join(', ')} } from 'latent';

const model = mixture({ classes: 1, columns: { x: ${column.ts} } });
const x = ${list ?? `[${cells.join(', ')}]`};
const { parameters } = await model.fit({ x }, { weights: [${shares.join(', ')}] });
console.log(parameters.classes[0]?.x);`,
    cli: `cat > rows.csv <<'END'
x,r
${cells.map((cell, i) => `${cell},${shares[i]}`).join('\n')}
END
latent fit rows.csv -k 1 --columns x:${column.cli} --weights r`,
    ...plainOf(family, shares),
  };
}
