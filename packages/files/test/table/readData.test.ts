import { expect, test } from 'vitest';
import type { Source } from '../../src/bytes/source.ts';
import { readData } from '../../src/table/readData.ts';
import { errorOf, fileWith } from '../support.ts';

const labels = (header: readonly string[]) => new Map(header.map((name) => [name, 'labels'] as const));

test('a table of what is asked for, with its rows named and weighted, and what there is to say', async () => {
  const progress: unknown[] = [];
  const { table, ...read } = await readData(fileWith('who;A;n;left out\np;x;2;5\nq;;0.5;6\n'), {
    columns: () => new Map([['A', 'labels']]),
    id: 'who',
    weights: 'n',
    onProgress: (done) => progress.push(done),
  });
  expect(read).toMatchObject({
    header: ['who', 'A', 'n', 'left out'],
    ids: ['p', 'q'],
    weights: Float64Array.of(2, 0.5),
    notes: ['delimiter ; (detected)'],
    bytes: 34,
  });
  expect([...table.columns.keys()]).toEqual(['A']);
  expect(table.columns.get('A')).toMatchObject({ levels: ['x'], codes: Uint8Array.of(1, 0) });
  expect(progress).toMatchObject([{ bytes: 34, size: 34 }]);
});

test('an abort ends the waiting for bytes that never come, and a reading that closing ends', async () => {
  const abort = new AbortController();
  let end = () => {};
  const closed = new Promise<void>((resolve) => {
    end = resolve;
  });
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode('A,B\n1,2\n');
    setTimeout(() => abort.abort(new Error('stopped')), 20);
    await closed;
  }
  const source: Source = { name: 'pipe', size: undefined, chunks: chunks(), close: async () => end() };
  expect(await errorOf(readData(source, { columns: labels, signal: abort.signal }))).toMatchObject({
    message: 'stopped',
  });
});
