import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText } from '../../src/bytes/text.ts';

function decode(bytes: Uint8Array, cuts: readonly number[]): string {
  const decoding = decodeText('data.csv', () => 1);
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  let text = '';
  for (let i = 1; i < places.length; i++) text += decoding.decode(bytes.subarray(places[i - 1], places[i]));
  return text + decoding.end();
}

const cutPlaces = fc.array(fc.nat(), { maxLength: 8 });

test('text comes back whatever the chunks, without its byte order mark', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'é', '€', '😀', '\uFEFF', '\n'), maxLength: 12 });
  fc.assert(
    fc.property(text, fc.boolean(), cutPlaces, (value, marked, cuts) => {
      const expected = !marked && value.startsWith('\uFEFF') ? value.slice(1) : value;
      expect(decode(Buffer.from(marked ? `\uFEFF${value}` : value), cuts)).toBe(expected);
    }),
    { seed: 3, numRuns: 2000 },
  );
});

test('bytes that are not UTF-8 are refused at the byte where the bad sequence begins, whatever the chunks', () => {
  const bad: [number[], number][] = [
    [[0x61, 0x62, 0x63, 0xff], 4], // no lead byte
    [[0x61, 0x62, 0x63, 0xe2, 0x82, 0x61], 4], // a sequence that stops short
    [[0x61, 0x62, 0x63, 0xe2, 0x82], 4], // … at the end
    [[0x61, 0x62, 0x63, 0xc0, 0x80], 4], // an overlong zero
    [[0x61, 0x62, 0x63, 0xed, 0xa0, 0x80], 4], // a surrogate
    [[0xef, 0xbb, 0xbf, 0x61, 0xc3, 0xa9, 0x80], 7], // after a mark
    [[0xc3], 1],
  ];
  fc.assert(
    fc.property(fc.constantFrom(...bad), cutPlaces, ([bytes, byte], cuts) => {
      const where = expect.objectContaining({ byte, line: 1 });
      expect(() => decode(Uint8Array.from(bytes), cuts)).toThrow(expect.objectContaining({ code: 'NOT_UTF8', where }));
    }),
    { seed: 4, numRuns: 500 },
  );
});
