import { describe, expect, test } from 'vitest';
import { type DoubleDouble, exactExp, exactLog } from './doubleDouble.ts';

// Decimal values to 50 digits from mpmath 1.3 at 60 digits. 2^-100 relative is far below the 2^-53 that is judged with it.
describe('the oracle itself, in exact integer arithmetic', () => {
  test.each([
    [1, '2.7182818284590452353602874713526624977572470937'],
    [-1, '0.36787944117144232159552377016146086744581113103177'],
    [0.5, '1.6487212707001281468486507878141635716537761007101'],
    [100, '1.2053934152806934753859674707062570560741797172903', 144],
    [-20, '1.1065734250506922050648135168318823096956101067871', -29],
  ])('exp %d', (x, decimal, exponent = undefined as number | undefined) => {
    const exact = exactExp(x);
    const shift = exponent === undefined ? exact.exponent : exact.exponent - exponent;
    expect(relativeBits(exact.mantissa, decimal, shift)).toBeLessThan(-100);
  });

  test.each([
    [2, '0.69314718055994530941723212145817656807550013436026'],
    [10, '2.3025850929940456840179914546843642076011014886288'],
    [3, '1.0986122886681096913952452369225257046474905578227'],
    [1 + 2 ** -11, '0.00048816207950135118853704969264540985031767942700118'],
    [0.001, '-6.9077552789821370312372926523314077065273294327475'],
  ])('log %d', (x, decimal) => {
    expect(relativeBits(exactLog(x), decimal, 0)).toBeLessThan(-98);
  });
});

/** log2 of the relative difference between value·2^shift and a decimal. */
function relativeBits(value: DoubleDouble, decimal: string, shift: number): number {
  const digits = decimal.split('.')[1]?.length ?? 0;
  const unit = 1n << 240n;
  const wanted = (BigInt(decimal.replace('.', '')) * unit) / 10n ** BigInt(digits);
  const found = BigInt(value.high * 2 ** (240 + shift)) + BigInt(value.low * 2 ** (240 + shift));
  const difference = found > wanted ? found - wanted : wanted - found;
  return Math.log2(Number(difference) / 2 ** 240 / Math.abs(Number(wanted) / 2 ** 240));
}
