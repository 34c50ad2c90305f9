import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measuredBytes } from '../../src/bytes/measured.ts';
import { errorOf } from '../support.ts';

/** What bytes come to, unpacked, and their measure, where chunks end at these places. */
async function readIn(bytes: Uint8Array, cuts: readonly number[]) {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (const [index, place] of places.slice(1).entries()) yield bytes.subarray(places[index], place);
  }
  const read: Uint8Array[] = [];
  const source = { name: 'data', size: bytes.length, chunks: chunks(), close: async () => undefined };
  const measured = measuredBytes(source, {});
  for await (const chunk of measured.chunks) read.push(new Uint8Array(chunk));
  return { text: Buffer.concat(read).toString('latin1'), ...measured.measure() };
}

const cutPlaces = fc.array(fc.nat(), { maxLength: 6 });
const member = fc.tuple(fc.string({ maxLength: 40 }), fc.constantFrom(1, 20_000));
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

test('gzip of several members, with zeros behind them or not, is unpacked and measured whole, whatever the chunks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(member, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(0, 700),
      cutPlaces,
      async (members, zeros, cuts) => {
        const texts = members.map(([text, times]) => text.repeat(times));
        const packed = Buffer.concat([
          ...texts.map((text) => gzipSync(Buffer.from(text, 'latin1'))),
          Buffer.alloc(zeros),
        ]);
        const text = Buffer.from(texts.join(''), 'latin1').toString('latin1');
        expect(await readIn(packed, cuts)).toEqual({ text, bytes: packed.length, sha256: sha256(packed) });
      },
    ),
    { seed: 7, numRuns: 150 },
  );
});

test('gzip with any byte of its data changed, or cut off anywhere, is refused', async () => {
  const packed = gzipSync('some, text, that, is, packed\n'.repeat(9));
  const refused = async (bytes: Uint8Array, at: number) =>
    expect(await errorOf(readIn(bytes, [at])), `${at}`).toMatchObject({ code: 'FILE_UNREADABLE' });
  for (let at = 10; at < packed.length; at++) {
    await refused(
      packed.map((byte, index) => (index === at ? ~byte : byte)),
      at,
    );
    await refused(packed.subarray(0, at), at);
  }
  await refused(Buffer.concat([packed, Buffer.from('more')]), 3);
});

test('what is not packed passes as it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 30 }), cutPlaces, async (text, cuts) => {
      const bytes = Buffer.from(text, 'latin1');
      fc.pre(bytes[0] !== 0x1f || bytes[1] !== 0x8b);
      const wanted = { text: bytes.toString('latin1'), bytes: bytes.length, sha256: sha256(bytes) };
      expect(await readIn(bytes, cuts)).toEqual(wanted);
    }),
    { seed: 8, numRuns: 100 },
  );
});
