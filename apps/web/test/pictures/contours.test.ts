import { expect, test } from 'vitest';
import { landscape } from '../../src/pictures/Contours.tsx';

test('a plane is continued beyond the square on all sides', () => {
  const size = 12;
  const heights = landscape((x, y) => 3 * x - 2 * y + 1, size);
  for (let j = 0; j < size; j++)
    for (let i = 0; i < size; i++) {
      const [x, y] = [(i - 0.5) / (size - 2), (j - 0.5) / (size - 2)];
      expect(heights[j * size + i]).toBeCloseTo(3 * x - 2 * y + 1, 12);
    }
});
