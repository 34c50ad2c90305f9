import type { CodedFeature, Encoded, EncodedFeature } from '../encode/index.ts';
import type { Pass } from '../pass/index.ts';
import { roomFor } from '../table/index.ts';
import { type CodeColumn, codeAt, codeColumns } from './columns.ts';
import { estimateDistinct } from './distinct.ts';
import { createRowReader, type RowReader, SLICE } from './rowReader.ts';
import { createRowTable } from './rowTable.ts';

/**
 * What the passes run over: rows with equal codes and numbers as one pattern each with the sum of their weights, in order of first
 * appearance; or, where nearly all rows are different, the rows as they stand in the table.
 */
export interface Patterns {
  readonly count: number;
  /** Number of coded features. */
  readonly items: number;
  /** Levels of each coded feature. */
  readonly levels: readonly number[];
  /** One a coded feature. */
  readonly codes: readonly CodeColumn[];
  /** Number of columns of numbers. */
  readonly columns: number;
  /** Row-major pattern × column of numbers: NaN = missing. */
  readonly values: Float64Array;
  /** The known class of each pattern from 1, 0 = not known; absent where no class is known. */
  readonly known: CodeColumn | undefined;
  /** Absent where each weighs 1. */
  readonly weights: Float64Array | undefined;
  readonly rows: number;
  /** The pattern of each row; absent where each row is its own. */
  readonly patternOf: Uint32Array | undefined;
}

/** So few rows are always collapsed. */
const FEW = 2 ** 16;
/** Distinct rows that there is room for at first, where rows are few. */
const FIRST = 1024;
/** G² and X² compare the patterns' weights where the table of all cells has at most so many: there rows are collapsed. */
export const MOST_CELLS = 1e6;
/** Rows are collapsed where at most this share of them are different: else it would cost memory, and save little time. */
const WORTH = 0.75;

/**
 * Collapses equal rows (features and known class alike) into weighted patterns, where that pays.
 *
 * @param known the encoded column of known classes, if any
 * @param weights one a row; 1 where absent
 */
export function* collapse(
  encoded: Encoded,
  known: EncodedFeature | undefined,
  weights: Float64Array | undefined,
): Pass<Patterns> {
  const { rows } = encoded;
  const features = known ? [...encoded.features, known] : encoded.features;
  const coded = features.filter((feature): feature is CodedFeature => feature.kind === 'codes');
  const numbers = features.flatMap((feature) => (feature.kind === 'values' ? feature.values : []));
  const reader = createRowReader(coded, numbers, rows);
  const items = coded.length - (known ? 1 : 0);
  const levels = coded.slice(0, items).map((feature) => feature.levels);
  const cells = numbers.length > 0 ? Number.POSITIVE_INFINITY : levels.reduce((product, own) => product * own, 1);
  const expected = rows <= FEW ? Math.min(rows, FIRST) : yield* estimateDistinct(reader, rows);
  const isWorth = rows <= FEW || cells <= MOST_CELLS || expected <= WORTH * rows;
  const largest = Math.max(1, ...coded.map((feature) => feature.levels));
  const found = isWorth
    ? yield* collapsed(reader, rows, weights, largest, Math.ceil(1.05 * expected))
    : { ...(yield* asTheyStand(coded, reader, rows)), weights };
  const classes = found.codes[items];
  const isKnown = classes && (yield* hasCodes(classes, found.count));
  return { items, levels, ...found, codes: found.codes.slice(0, items), known: isKnown ? classes : undefined, rows };
}

type Found = Pick<Patterns, 'count' | 'codes' | 'columns' | 'values' | 'weights' | 'patternOf'>;

function* collapsed(
  reader: RowReader,
  rows: number,
  weights: Float64Array | undefined,
  largest: number,
  expected: number,
): Pass<Found> {
  const table = createRowTable(reader, largest, expected);
  const patternOf = new Uint32Array(rows);
  let sums = new Float64Array(expected);
  for (let from = 0; from < rows; from += SLICE) {
    yield;
    const n = Math.min(SLICE, rows - from);
    reader.hash(from, n);
    reader.read(from, n);
    for (let i = 0; i < n; i++) {
      const pattern = table.find(i);
      patternOf[from + i] = pattern;
      if (pattern >= sums.length) sums = lengthen(sums);
      sums[pattern] = (sums[pattern] as number) + (weights ? (weights[from + i] as number) : 1);
    }
  }
  const count = table.count();
  return {
    count,
    codes: codeColumns(table.codes(), reader.width),
    columns: reader.columns,
    values: table.values(),
    weights: sums.slice(0, count),
    patternOf,
  };
}

/** The columns of the table themselves; numbers side by side. */
function* asTheyStand(coded: readonly CodedFeature[], reader: RowReader, rows: number): Pass<Omit<Found, 'weights'>> {
  const { columns } = reader;
  const values = roomFor(Float64Array, rows * columns, `${columns} numbers for each of ${rows} rows`);
  for (let from = 0; from < rows && columns > 0; from += SLICE) {
    yield;
    const n = Math.min(SLICE, rows - from);
    reader.read(from, n);
    values.set(reader.values.subarray(0, n * columns), from * columns);
  }
  const codes = coded.map(({ codes: own, remap }) => ({ codes: own, stride: 1, offset: 0, remap }));
  return { count: rows, codes, columns, values, patternOf: undefined };
}

function* hasCodes(column: CodeColumn, count: number): Pass<boolean> {
  for (let i = 0; i < count; i++) {
    if (i % SLICE === 0) yield;
    if (codeAt(column, i) > 0) return true;
  }
  return false;
}

function lengthen(values: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(values.length * 2);
  longer.set(values);
  return longer;
}
