import type { ExportedFeature } from './model.ts';

/** Families whose cells are counts: their code needs `COUNT_HELPERS`. */
export const COUNTS: readonly ExportedFeature['family'][] = ['poisson', 'binomial', 'negative-binomial'];

export const TYPES: Readonly<Record<ExportedFeature['family'], string>> = {
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
export const DENSITIES: Readonly<Record<ExportedFeature['family'], string>> = {
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

export const NUMBER_OF = `
function numberOf(row: Row, column: string): number | undefined {
  const cell = cellOf(row, column);
  if (typeof cell === 'string')
    throw new TypeError(\`\${JSON.stringify(cell)} of \${JSON.stringify(column)} is a text and must be a number\`);
  return cell;
}
`;

export const GAUSSIAN_HELPER = `
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

export const COUNT_HELPERS = `
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
