import { expect, test } from 'vitest';
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
