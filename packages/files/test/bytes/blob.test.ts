import { expect, test } from 'vitest';
import { openBlob } from '../../src/bytes/blob.ts';
import { errorOf } from '../support.ts';

const chunksOf = async (source: ReturnType<typeof openBlob>): Promise<Uint8Array[]> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source.chunks) chunks.push(chunk);
  return chunks;
};

test('a blob is read in chunks of at most 256 KiB, and at any place', async () => {
  const text = 'é,1\n'.repeat(200_000);
  const source = openBlob('data.csv', new Blob([text]));
  expect(source.size).toBe(1_000_000);
  const chunks = await chunksOf(source);
  expect(Math.max(...chunks.map(({ length }) => length))).toBeLessThanOrEqual(1 << 18);
  expect(Buffer.concat(chunks).toString()).toBe(text);
  expect(Buffer.from((await source.slice?.(5, 10)) as ArrayBuffer).toString()).toBe('é,1\n');
  await source.close();
  await source.close();
});

test('a file that is gone since it was chosen is named', async () => {
  /** As browsers fail on a file that was changed. */
  class Gone extends Blob {
    override stream() {
      return new ReadableStream<Uint8Array<ArrayBuffer>>({
        start: (controller) => controller.error(new DOMException('the file could not be read', 'NotReadableError')),
      });
    }
    override slice(): Blob {
      return this;
    }
    override arrayBuffer(): Promise<ArrayBuffer> {
      return Promise.reject(new DOMException('the file could not be read', 'NotReadableError'));
    }
  }
  const source = openBlob('survey.csv', new Gone());
  const wanted = {
    code: 'FILE_UNREADABLE',
    message: 'cannot read "survey.csv": the file could not be read',
    where: { file: 'survey.csv' },
  };
  expect(await errorOf(chunksOf(source))).toMatchObject(wanted);
  expect(await errorOf(source.slice?.(0, 1) as Promise<ArrayBuffer>)).toMatchObject(wanted);
  await source.close();
});
