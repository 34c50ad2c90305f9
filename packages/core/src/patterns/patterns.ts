import type { CodedFeature, Encoded, EncodedFeature } from '../encode/index.ts';
import type { Pass } from '../pass/index.ts';
import { type Codes, codesFor } from '../table/index.ts';
import { createRowTable } from './rowTable.ts';

/** Rows with equal codes and numbers, as one pattern each with the sum of their weights, in order of first appearance. */
export interface Patterns {
  readonly count: number;
  /** Number of coded features. */
  readonly items: number;
  /** Levels of each coded feature. */
  readonly levels: readonly number[];
  /** Row-major pattern × coded feature: 0 = missing, else the level from 1. */
  readonly codes: Codes;
  /** Number of columns of numbers. */
  readonly columns: number;
  /** Row-major pattern × column of numbers: NaN = missing. */
  readonly values: Float64Array;
  /** The known class of each pattern from 1, 0 = not known; absent where no class is known. */
  readonly known: Codes | undefined;
  readonly weights: Float64Array;
  readonly rows: number;
  /** The pattern of each row. */
  readonly patternOf: Uint32Array;
}

/** Rows between two chances to rest. */
export const SLICE = 4096;

/**
 * Collapses equal rows (features and known class alike) into weighted patterns.
 *
 * @param known the encoded column of known classes, if any
 * @param weights one a row; 1 where absent
 */
export function* collapse(
  encoded: Encoded,
  known: EncodedFeature | undefined,
  weights: Float64Array | undefined,
): Pass<Patterns> {
  const features = known ? [...encoded.features, known] : encoded.features;
  const coded = features.filter((feature): feature is CodedFeature => feature.kind === 'codes');
  const numbers = features.flatMap((feature) => (feature.kind === 'values' ? feature.values : []));
  const width = coded.length;
  const largest = Math.max(1, ...coded.map((feature) => feature.levels));
  const table = createRowTable(width, numbers.length, largest);
  const patternOf = new Uint32Array(encoded.rows);
  let sums = new Float64Array(1024);
  for (let i = 0; i < encoded.rows; i++) {
    if (i % SLICE === 0) yield;
    for (let j = 0; j < width; j++) {
      const feature = coded[j] as CodedFeature;
      table.codes[j] = feature.remap[feature.codes[i] as number] as number;
    }
    for (let j = 0; j < numbers.length; j++) table.values[j] = ((numbers[j] as Float64Array)[i] as number) + 0; // −0 is 0
    const pattern = table.find();
    patternOf[i] = pattern;
    if (pattern >= sums.length) sums = lengthen(sums);
    sums[pattern] = (sums[pattern] as number) + (weights ? (weights[i] as number) : 1);
  }
  const count = table.count();
  const { codes, last } = split(table.allCodes(), count, width, known !== undefined);
  const items = width - (known ? 1 : 0);
  return {
    count,
    items,
    levels: coded.slice(0, items).map((feature) => feature.levels),
    codes,
    columns: numbers.length,
    values: table.allValues(),
    known: last?.some((code) => code !== 0) ? last : undefined,
    weights: sums.slice(0, count),
    rows: encoded.rows,
    patternOf,
  };
}

function split(
  codes: Codes,
  count: number,
  width: number,
  hasKnown: boolean,
): { codes: Codes; last: Codes | undefined } {
  if (!hasKnown) return { codes: codes.slice(0, count * width), last: undefined };
  const rest = codesFor(2 ** (8 * codes.BYTES_PER_ELEMENT) - 1, count * (width - 1));
  const last = codesFor(2 ** (8 * codes.BYTES_PER_ELEMENT) - 1, count);
  for (let i = 0; i < count; i++) {
    rest.set(codes.subarray(i * width, (i + 1) * width - 1), i * (width - 1));
    last[i] = codes[(i + 1) * width - 1] as number;
  }
  return { codes: rest, last };
}

function lengthen(values: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(values.length * 2);
  longer.set(values);
  return longer;
}
