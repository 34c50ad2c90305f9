/**
 * Where a function with one top is highest, by golden-section search: nothing of it is known but its heights.
 *
 * @returns the place, within 1e-7 of the interval's length
 */
export async function topOf(
  height: (x: number) => number | Promise<number>,
  [from, to]: readonly [number, number],
): Promise<number> {
  let [a, b] = [from, to];
  let [c, d] = [b - GOLDEN * (b - a), a + GOLDEN * (b - a)];
  let [atC, atD] = [await height(c), await height(d)];
  while (b - a > 1e-7 * (to - from)) {
    if (atC > atD) {
      [b, d, atD] = [d, c, atC];
      c = b - GOLDEN * (b - a);
      atC = await height(c);
    } else {
      [a, c, atC] = [c, d, atD];
      d = a + GOLDEN * (b - a);
      atD = await height(d);
    }
  }
  return (a + b) / 2;
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;
