import { LatentError } from '../error/index.ts';

/** What a rank takes where it is full. */
export interface RankCost {
  /** Those of the QR decomposition, 4·10⁸ a second, and of the rows' derivatives. */
  readonly multiplications: number;
  /** Of the Jacobian. */
  readonly bytes: number;
}

const MOST_MULTIPLICATIONS = 1e11;
const MOST_BYTES = 2 ** 30;
const A_MINUTE = 60 * 4e8;

/** Refuses a rank that would take longer than some minutes or more than a gibibyte, before anything is allocated. */
export function assertAffordable({ multiplications, bytes }: RankCost, freeParameters: number): void {
  if (multiplications <= MOST_MULTIPLICATIONS && bytes <= MOST_BYTES) return;
  const minutes = Math.ceil(multiplications / A_MINUTE);
  throw new LatentError(
    'IDENTIFIABILITY_TOO_LARGE',
    `identifiability of ${freeParameters} free parameters takes a matrix of ${bytes} bytes (${(bytes / 2 ** 30).toFixed(1)} GiB) and about ${minutes} minutes, more than the ${(MOST_BYTES / 2 ** 30).toFixed(1)} GiB and ${Math.ceil(MOST_MULTIPLICATIONS / A_MINUTE)} minutes that it may take`,
    'Merge levels, or ask it of a part of the model.',
    { freeParameters, bytes, limit: MOST_BYTES, minutes },
  );
}

/** @param rows of the Jacobian, whose columns are the free parameters @param others multiplications beside the decomposition */
export const costOf = (rows: number, width: number, others: number): RankCost => ({
  multiplications: rows * width * Math.min(rows, width) + others,
  bytes: 8 * rows * width,
});
