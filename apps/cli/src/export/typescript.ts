import { escaped, type Literals, literal, quoted } from './literal.ts';
import { type ExportedFeature, type ExportedModel, HEADER } from './model.ts';

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

const COUNTS: readonly ExportedFeature['family'][] = ['poisson', 'binomial', 'negative-binomial'];

const TYPES: Readonly<Record<ExportedFeature['family'], string>> = {
  categorical:
    'readonly column: string; readonly levels: readonly string[]; readonly probabilities: readonly Numbers[]',
  poisson: 'readonly column: string; readonly rate: Numbers',
  exponential: 'readonly column: string; readonly rate: Numbers',
  binomial: 'readonly column: string; readonly trials: number | string; readonly probability: Numbers',
  'negative-binomial': 'readonly column: string; readonly mean: Numbers; readonly size: Numbers',
  independent:
    'readonly columns: readonly string[]; readonly mean: readonly Numbers[]; readonly variance: readonly Numbers[]',
  gaussian:
    'readonly columns: readonly string[]; readonly mean: readonly Numbers[]; readonly covariance: readonly (readonly Numbers[])[]',
};

/** The arm of the switch of each family. */
const DENSITIES: Readonly<Record<ExportedFeature['family'], string>> = {
  categorical: `    case 'categorical': {
      const cell = cellOf(row, feature.column);
      if (cell === undefined) return 0;
      const level = feature.levels.indexOf(String(cell));
      if (level < 0) throw new RangeError(\`\${JSON.stringify(cell)} is not a level of \${JSON.stringify(feature.column)}\`);
      return Math.log(feature.probabilities[k]![level]!);
    }`,
  poisson: `    case 'poisson': {
      const x = numberOf(row, feature.column);
      return x === undefined ? 0 : logPoisson(x, feature.rate[k]!);
    }`,
  exponential: `    case 'exponential': {
      const x = numberOf(row, feature.column);
      const rate = feature.rate[k]!;
      if (x === undefined) return 0;
      return x < 0 ? -Infinity : Math.log(rate) - rate * x;
    }`,
  binomial: `    case 'binomial': {
      const x = numberOf(row, feature.column);
      const n = typeof feature.trials === 'number' ? feature.trials : numberOf(row, feature.trials);
      if (x === undefined) return 0;
      if (n === undefined) throw new RangeError(\`successes of an unknown number of trials in \${JSON.stringify(feature.column)}\`);
      return logBinomial(x, n, feature.probability[k]!);
    }`,
  'negative-binomial': `    case 'negative-binomial': {
      const x = numberOf(row, feature.column);
      return x === undefined ? 0 : logNegativeBinomial(x, feature.mean[k]!, feature.size[k]!);
    }`,
  independent: `    case 'independent':
      return feature.columns.reduce((sum, column, j) => {
        const x = numberOf(row, column);
        if (x === undefined) return sum;
        const variance = feature.variance[k]![j]!;
        return sum - 0.5 * (Math.log(2 * Math.PI * variance) + (x - feature.mean[k]![j]!) ** 2 / variance);
      }, 0);`,
  gaussian: `    case 'gaussian': {
      const away = feature.columns.map((column, j) => (numberOf(row, column) ?? Number.NaN) - feature.mean[k]![j]!);
      return logNormal(away, feature.covariance[k] ?? feature.covariance[0]!);
    }`,
};

const NUMBER_OF = `
function numberOf(row: Row, column: string): number | undefined {
  const cell = cellOf(row, column);
  if (typeof cell === 'string')
    throw new TypeError(\`\${JSON.stringify(cell)} of \${JSON.stringify(column)} is a text and must be a number\`);
  return cell;
}
`;

const GAUSSIAN_HELPER = `
/** Of the cells that are there: the Cholesky factor row by row, and with it the whitened distances. */
function logNormal(away: Numbers, covariance: readonly Numbers[]): number {
  const factor: number[][] = [];
  const whitened: number[] = [];
  const seen: number[] = [];
  let sum = 0;
  away.forEach((distance, i) => {
    if (Number.isNaN(distance)) return;
    const own: number[] = [];
    for (const [j, other] of [...factor, own].entries()) {
      const column = j < seen.length ? seen[j]! : i;
      const rest = other.slice(0, j).reduce((left, value, l) => left - own[l]! * value, covariance[i]![column]!);
      own.push(j < seen.length ? rest / other[j]! : Math.sqrt(rest));
    }
    const z = whitened.reduce((left, value, l) => left - own[l]! * value, distance) / own[seen.length]!;
    sum -= 0.5 * (Math.log(2 * Math.PI) + z * z) + Math.log(own[seen.length]!);
    factor.push(own);
    whitened.push(z);
    seen.push(i);
  });
  return sum;
}
`;

const COUNT_HELPERS = `
// Probabilities of counts by the saddle-point expansion of Loader (2000): differences of log-gammas lose digits.
function logPoisson(x: number, rate: number): number {
  if (!Number.isInteger(x) || x < 0) return -Infinity;
  if (x === 0 || rate === 0) return x === 0 ? -rate : -Infinity;
  return -0.5 * Math.log(2 * Math.PI * x) - stirlingError(x) - deviance(x, rate);
}

function logBinomial(x: number, n: number, p: number): number {
  if (!Number.isInteger(x) || x < 0 || x > n) return -Infinity;
  if (p === 0 || p === 1 || n === 0) return x === n * p ? 0 : -Infinity;
  if (x === 0 || x === n) return n * (x === 0 ? Math.log1p(-p) : Math.log(p));
  const errors = stirlingError(n) - stirlingError(x) - stirlingError(n - x);
  const deviances = deviance(x, n * p) + deviance(n - x, n * (1 - p));
  return errors - deviances - 0.5 * Math.log(2 * Math.PI * x * ((n - x) / n));
}

function logNegativeBinomial(x: number, mean: number, size: number): number {
  if (!Number.isInteger(x) || x < 0) return -Infinity;
  if (x === 0 || mean === 0) return x === 0 ? -size * Math.log1p(mean / size) : -Infinity;
  const total = size + x;
  const errors = stirlingError(total) - stirlingError(x) - stirlingError(size);
  const deviances = deviance(x, total * (mean / (size + mean))) + deviance(size, total * (size / (size + mean)));
  return errors - deviances + 0.5 * Math.log(size / total / (2 * Math.PI * x));
}

/** log Gamma(x + 1) less Stirling's formula. */
function stirlingError(x: number): number {
  let sum = 0;
  let y = x;
  for (; y < 16; y++) sum += (y + 0.5) * Math.log1p(1 / y) - 1;
  const z = 1 / (y * y);
  return sum + (1 / 12 - z * (1 / 360 - z * (1 / 1260 - z * (1 / 1680 - z / 1188)))) / y;
}

/** x log(x / expected) - (x - expected). */
function deviance(x: number, expected: number): number {
  const away = (x - expected) / (x + expected);
  if (Math.abs(away) > 0.1) return x * Math.log(x / expected) - (x - expected);
  let sum = (x - expected) * away;
  let power = 2 * x * away;
  for (let odd = 3; ; odd += 2) {
    power *= away * away;
    if (sum + power / odd === sum) return sum;
    sum += power / odd;
  }
}
`;

const LITERALS: Literals = {
  // By UTF-16 units: halves of pairs stay what they are.
  text: (value) => quoted(value, escaped, true),
  plain: ['[', ']'],
  nested: ['[', ']'],
  object: ['{', '}'],
  key: (name) => `${name}: `,
};
