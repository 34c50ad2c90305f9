import { expect, test } from 'vitest';
import { network } from '../../../src/index.ts';
import { refused, wordsAndThoughts } from './stories.ts';

test('words and thoughts, thoughts partly observed', async () => {
  const { fitted, yes, joint, posterior, thought, wrong, cell } = await wordsAndThoughts();
  expect(yes).toBeCloseTo(posterior[0] as number, 12);
  expect(Object.values(joint).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
  expect(Object.keys(joint)).toEqual(['positive,yes', 'positive,no', 'negative,yes', 'negative,no']);
  expect(thought).toBe(yes > 0.5 ? 'positive' : 'negative');
  expect(fitted.info).toMatchObject({ converged: true, freeParameters: 3, data: { rows: 4, missingCells: 4 } });
  for (const program of wrong) expect(() => program()).toThrow(expect.objectContaining({ fix: expect.any(String) }));
  await expect(cell()).rejects.toMatchObject({ code: 'UNSEEN_LEVEL' });
});

test.each([
  ['unknownParent', 'UNKNOWN_PARENT'],
  ['duplicate', 'DUPLICATE_NAME'],
  ['unknownTie', 'BAD_TIE'],
] as const)('%s is refused at run time too', (name, code) => {
  expect(refused[name]).toThrow(expect.objectContaining({ code }));
});

test('answers of several targets keep cells apart whose levels hold commas', async () => {
  const odd = network()
    .node('A', { levels: ['a', 'a,b'] })
    .node('B', { levels: ['b,c', 'c'] })
    .build();
  const fitted = await odd.fit([
    { A: 'a', B: 'b,c' },
    { A: 'a,b', B: 'c' },
  ]);
  const answer = fitted.query(['A', 'B']);
  expect(Object.keys(answer)).toEqual(['a,"b,c"', 'a,c', '"a,b","b,c"', '"a,b",c']);
  expect(Object.values(answer)).toEqual([0.25, 0.25, 0.25, 0.25]);
});
