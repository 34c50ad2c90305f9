import { escaped, type Literals, literal, quoted } from './literal.ts';
import { type ExportedModel, HEADER } from './model.ts';
import { COUNT_HELPERS, COUNTS, DENSITIES, GAUSSIAN_HELPER, NUMBER_OF, TYPES } from './typescriptFamilies.ts';

/** A mixture as a TypeScript module without imports; taking the types away makes it JavaScript. */
export function typescriptOf(model: ExportedModel): string {
  const families = [...new Set(model.features.map(({ family }) => family))];
  const counts = COUNTS.some((family) => families.includes(family));
  return `// ${HEADER}

/** Cells by column; one is missing where it is absent, null, undefined or NaN, and is left out then. */
export type Row = Readonly<Record<string, string | number | null | undefined>>;

type Numbers = readonly number[];

type Feature =
${families.map((family) => `  | { readonly family: '${family}'; ${TYPES[family]} }`).join('\n')};

export const parameters: {
  readonly latent: string;
  readonly classes: readonly string[];
  readonly sizes: Numbers;
  readonly features: readonly Feature[];
} = ${literal(model, LITERALS)};

/** The probabilities of the classes given a row, in the order of \`parameters.classes\`; NaN where the row is impossible. */
export function posterior(row: Row): number[] {
  const joint = logJoint(row);
  const total = logSumExp(joint);
  return joint.map((value) => Math.exp(value - total));
}

/** log p(row), natural logarithm. */
export function logLikelihood(row: Row): number {
  return logSumExp(logJoint(row));
}

function logJoint(row: Row): number[] {
  return parameters.sizes.map((size, k) =>
    parameters.features.reduce((sum, feature) => sum + logDensity(feature, k, row), Math.log(size)),
  );
}

function logSumExp(values: Numbers): number {
  const largest = Math.max(...values);
  if (!Number.isFinite(largest)) return largest;
  return largest + Math.log(values.reduce((sum, value) => sum + Math.exp(value - largest), 0));
}

function cellOf(row: Row, column: string): string | number | undefined {
  const cell = Object.prototype.hasOwnProperty.call(row, column) ? row[column] : undefined;
  return cell === null || (typeof cell === 'number' && Number.isNaN(cell)) ? undefined : cell;
}
${families.some((family) => family !== 'categorical') ? NUMBER_OF : ''}
/** log p(the cells of a feature | class k); 0 where they are missing. */
function logDensity(feature: Feature, k: number, row: Row): number {
  switch (feature.family) {
${families.map((family) => DENSITIES[family]).join('\n')}
  }
}
${families.includes('gaussian') ? GAUSSIAN_HELPER : ''}${counts ? COUNT_HELPERS : ''}`;
}

const LITERALS: Literals = {
  // By UTF-16 units: halves of pairs stay what they are.
  text: (value) => quoted(value, escaped, true),
  plain: ['[', ']'],
  nested: ['[', ']'],
  object: ['{', '}'],
  key: (name) => `${name}: `,
};
