import { expect, test } from 'vitest';
import { createTextTable, network } from '../../../src/index.ts';

const net = network()
  .node('thought', { levels: ['bad', 'good'], latent: true })
  .node('word', { levels: ['bad', 'good'], parents: ['thought'] })
  .build();

const facts = async (rows: Parameters<typeof net.fit>[0]) => {
  const { info } = await net.fit(rows, { seed: 1, starts: 1 });
  const { columns, missingCells } = info.data;
  return { columns, missingCells };
};

test('a latent node that no row object shows is no column of the data, as in columns and tables that lack it', async () => {
  const expected = { columns: ['word'], missingCells: 1 };
  expect(await facts([{ word: 'good' }, { word: 'bad' }, {}])).toEqual(expected);
  expect(await facts([{ word: 'good' }, { word: 'bad', thought: null }, {}])).toEqual(expected);
  const builder = createTextTable(['word'], { columns: new Map([['word', 'labels']]) });
  for (const cell of ['good', 'bad', '']) builder.add([cell]);
  expect(await facts(builder.finish())).toEqual(expected);
});

test('one that some row shows is, and its other cells are missing', async () => {
  expect(await facts([{ word: 'good', thought: 'good' }, { word: 'bad' }])).toEqual({
    columns: ['thought', 'word'],
    missingCells: 1,
  });
});

test('so is one that is given as a column, though all of it is missing', async () => {
  expect(await facts({ word: ['good', 'bad'], thought: [null, null] })).toEqual({
    columns: ['thought', 'word'],
    missingCells: 2,
  });
});
