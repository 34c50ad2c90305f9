import { expect, test } from 'vitest';
import type { FitRecord } from '../../src/compute/lab.ts';
import { keepFit, pinFit, unpinFit } from '../../src/workbench/session/fitActions.ts';
import { MOST_PINNED, session } from '../../src/workbench/session/session.ts';

const ids = (): string[] => session.get().fits.map(({ id }) => id);

test('six fits can be pinned, and stay when others come; a fit that is not pinned gives way to the next', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  expect(MOST_PINNED).toBe(6);
  const pinned = names.map((id) => {
    keepFit({ id } as FitRecord);
    return pinFit(id);
  });
  expect(pinned).toEqual([true, true, true, true, true, true, false]);
  expect(ids().toSorted()).toEqual(names);
  keepFit({ id: 'h' } as FitRecord);
  expect(ids().toSorted()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'h']);
  unpinFit('a');
  expect(ids()).not.toContain('a');
  expect(pinFit('h')).toBe(true);
});
