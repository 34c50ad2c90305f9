/** A number of a published result, computed again. */
export interface Check {
  readonly result: string;
  readonly source: string;
  /** What is compared; of several numbers the pair that agrees least is shown. */
  readonly quantity: string;
  readonly published: number;
  readonly computed: number;
  readonly difference: number;
  /** The largest difference that still agrees. */
  readonly allowed: number;
  readonly ok: boolean;
}

/** What a check is about. */
export type About = Pick<Check, 'result' | 'source'>;

/** The largest difference that agrees with a published number. */
export type Agreement = (published: number) => number;

/** Relative to the number where that is larger than 1. */
export const relative =
  (tolerance: number): Agreement =>
  (published) =>
    tolerance * Math.max(1, Math.abs(published));

/** A number that was printed with so many decimals: half a unit of the last one. */
export const printed =
  (digits: number): Agreement =>
  () =>
    0.5 * 10 ** -digits;

export const exactly: Agreement = () => 0;

/** Compares numbers pair by pair; one that is missing on either side does not agree. */
export function check(
  { result, source }: About,
  quantity: string,
  published: readonly number[],
  computed: readonly number[],
  agreement: Agreement,
): Check {
  const pairs = Array.from({ length: Math.max(published.length, computed.length) }, (_, i): Pair => {
    const [one, other] = [published[i] ?? Number.NaN, computed[i] ?? Number.NaN];
    const [difference, allowed] = [Math.abs(one - other), agreement(one)];
    return { published: one, computed: other, difference, allowed, ok: difference <= allowed };
  });
  const worst = pairs.reduce((least, pair) => (isWorse(pair, least) ? pair : least));
  return { result, source, quantity, ...worst };
}

type Pair = Omit<Check, 'result' | 'source' | 'quantity'>;

function isWorse(one: Pair, other: Pair): boolean {
  if (one.ok !== other.ok) return other.ok;
  return one.difference > other.difference;
}
