// The discrete E-step as a textbook writes it: the independent reference for the passes (Math.exp and Math.log on purpose).

/** A block's problem: `codes` rows × items into `table` rows × classes; row 0 of the table is the missing cell. */
export interface Problem {
  readonly rows: number;
  readonly classes: number;
  readonly items: number;
  readonly logWeights: Float64Array;
  readonly table: Float64Array;
  readonly codes: Uint32Array;
  readonly weights: Float64Array;
}

/** What an E-step leaves behind; `posteriors` are weighted. */
export interface Expected {
  readonly total: number;
  readonly logLikelihoods: Float64Array;
  readonly posteriors: Float64Array;
  readonly classCounts: Float64Array;
  readonly tableCounts: Float64Array;
}

export function referencePass(problem: Problem): Expected {
  const { rows, classes, items, table, codes, weights } = problem;
  const logLikelihoods = new Float64Array(rows);
  const posteriors = new Float64Array(rows * classes);
  const classCounts = new Float64Array(classes);
  const tableCounts = new Float64Array(table.length);
  let total = 0;
  for (let row = 0; row < rows; row++) {
    const joint = jointOf(problem, row);
    const largest = Math.max(...joint);
    const sum = largest === -Infinity ? 0 : joint.reduce((s, a) => s + Math.exp(a - largest), 0);
    const weight = weights[row] as number;
    logLikelihoods[row] = sum === 0 ? -Infinity : largest + Math.log(sum);
    if (weight === 0) continue;
    total += weight * (logLikelihoods[row] as number);
    if (sum === 0) continue;
    joint.forEach((a, k) => {
      const q = (weight * Math.exp(a - largest)) / sum;
      posteriors[row * classes + k] = q;
      classCounts[k] = (classCounts[k] as number) + q;
      for (let item = 0; item < items; item++) {
        const at = (codes[row * items + item] as number) * classes + k;
        tableCounts[at] = (tableCounts[at] as number) + q;
      }
    });
  }
  return { total, logLikelihoods, posteriors, classCounts, tableCounts };
}

/** The agreement that is owed: 1e-12 + 4ε·max Σ|log p|, the maximum over rows and classes, impossible ones left out. */
export function agreement(problem: Problem): number {
  let largest = 0;
  for (let row = 0; row < problem.rows; row++) {
    for (const sum of jointOf(problem, row, Math.abs)) if (sum < Infinity) largest = Math.max(largest, sum);
  }
  return 1e-12 + 4 * Number.EPSILON * largest;
}

function jointOf(problem: Problem, row: number, of = (logProbability: number) => logProbability): number[] {
  const { classes, items, logWeights, table, codes } = problem;
  return Array.from({ length: classes }, (_, k) => {
    let sum = of(logWeights[k] as number);
    for (let item = 0; item < items; item++) {
      sum += of(table[(codes[row * items + item] as number) * classes + k] as number);
    }
    return sum;
  });
}
