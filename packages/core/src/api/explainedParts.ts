import type { MixtureDocument } from '../document/index.ts';
import { createLogJoint } from '../engine/index.ts';
import { exp } from '../math/index.ts';
import type { FeatureBlock, Parameters, Posterior, Statistics, TableBlock } from '../model/index.ts';
import { type CodeColumn, codeAt, type Patterns } from '../patterns/index.ts';
import { type CellsOf, type ExplainedSums, explainSums } from './explainedSums.ts';
import type { Met } from './prepare.ts';

/** One feature's part of the arithmetic. */
export interface ExplainedPart {
  /** The cell of a pattern as text; null where missing. */
  text(pattern: number): string | null;
  /** p(cell | class) of a pattern, by class; null where missing. */
  factors(pattern: number): ArrayLike<number> | null;
  /** Expected counts [class][level]. */
  counts(statistics: Statistics): number[][];
  sums(posterior: Posterior): ExplainedSums | null;
}

/** The features' parts at some parameters. */
export function explainParts(document: MixtureDocument, met: Met, parameters: Parameters): ExplainedPart[] {
  const { model, patterns } = met;
  const logJoint = createLogJoint(model, patterns);
  logJoint.load(parameters);
  const every = Array.from({ length: model.classes }, (_, k) => k);
  return model.blocks.map((block, j): ExplainedPart => {
    const { levels } = document.features[j] as MixtureDocument['features'][number];
    if (block.kind === 'table' && levels) {
      const own = model.partsOf(parameters)[j + 1] as Float64Array;
      const width = levels.length;
      const codeOf = codesOf(block, patterns);
      return {
        text: (pattern) => levels[codeOf(pattern) - 1] ?? null,
        factors(pattern) {
          const code = codeOf(pattern);
          return code === 0 ? null : every.map((k) => own[k * width + code - 1] as number);
        },
        counts(statistics) {
          const first = OWN + model.emissions.slice(0, j).reduce((sum, before) => sum + before.statistics.length, 0);
          const { offset } = model.statistics.blocks[first] as { readonly offset: number };
          return every.map((k) => Array.from(statistics.subarray(offset + k * width, offset + (k + 1) * width)));
        },
        sums: () => null,
      };
    }
    const cellsOf = cellsOfFeature(block, met, j);
    return {
      text: (pattern) => cellText(cellsOf(pattern)),
      factors(pattern) {
        if (cellsOf(pattern).every(Number.isNaN)) return null;
        const logs = new Float64Array(model.classes);
        logJoint.blocks[j]?.add(pattern, logs);
        return logs.map(exp);
      },
      counts: () => every.map(() => []),
      sums: (posterior) => explainSums(block, cellsOf, patterns, posterior),
    };
  });
}

/** Blocks of the statistics before those of the features: log-likelihood, weight, class sizes. */
const OWN = 3;

const codesOf =
  ({ item }: TableBlock, { codes }: Patterns) =>
  (pattern: number): number =>
    codeAt(codes[item] as CodeColumn, pattern);

/** The numbers of a feature, also where it is coded by its distinct values. */
function cellsOfFeature(block: FeatureBlock, { patterns, encoded, model }: Met, feature: number): CellsOf {
  if (block.kind !== 'table') {
    const { values, columns } = patterns;
    return (pattern) => {
      const from = pattern * columns + block.column;
      const cells = values.slice(from, from + block.columns);
      // A density of moments needs all its cells, as a table does.
      return block.kind === 'moments' && cells.some(Number.isNaN) ? cells.fill(Number.NaN) : cells;
    };
  }
  const own = encoded.features[feature];
  const support = own?.kind === 'codes' ? own.support : undefined;
  const width = model.emissions[feature]?.columns ?? 1;
  const codeOf = codesOf(block, patterns);
  return (pattern) => {
    const code = codeOf(pattern);
    if (code === 0 || !support) return new Float64Array(width).fill(Number.NaN);
    return support.slice((code - 1) * width, code * width);
  };
}

function cellText(cells: Float64Array): string | null {
  if (cells.every(Number.isNaN)) return null;
  if (cells.length === 1) return String(cells[0]);
  return `(${Array.from(cells, (cell) => (Number.isNaN(cell) ? '?' : String(cell))).join(', ')})`;
}
