import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupItems, type Item, jointCodes } from '../../src/engine/joint/index.ts';
import { createRandom } from '../../src/random/index.ts';

describe('which items share a code', () => {
  test.each([
    ['few patterns: none', [3, 3, 3, 3], 4, 4, [[0], [1], [2], [3]]],
    ['many patterns: all that are small', [2, 2, 2, 2], 1_000_000, 4, [[0, 1, 2, 3]]],
    ['a large item stays alone', [3, 9000, 3], 100_000, 4, [[0], [1], [2]]],
    ['an item of one value joins for nothing', [3, 1, 3], 1000, 4, [[0, 1, 2]]],
    ['no item', [], 1000, 4, []],
  ] as const)('%s', (_, values, count, width, groups) => {
    expect(groupItems(values, count, width)).toEqual(groups);
  });

  test('items in their order, each once; combinations stay few beside the patterns', () => {
    const values = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 60 });
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.integer({ min: 1, max: 32 }),
        (own, count, half) => {
          const groups = groupItems(own, count, 2 * half);
          expect(groups.flat()).toEqual([...own.keys()]);
          const sizes = groups.map((group) => group.reduce((size, item) => size * (own[item] as number), 1));
          const more = sizes.reduce((sum, size) => sum + size, 0) - own.reduce((sum, size) => sum + size, 0);
          expect(more * 5).toBeLessThanOrEqual((own.length - groups.length) * count);
        },
      ),
      { seed: 3 },
    );
  });
});

describe.each([true, false])('joint codes (merged: %s)', (merge) => {
  const count = 5000;
  const random = createRandom(1);
  // Level 2 of the second item and missing cells of the first never occur.
  const items = [3, 4, 2].map((levels, j): Item => {
    const codes = Uint8Array.from({ length: count * 3 }, () => Math.floor(random.uniform() * (levels + 1)));
    return {
      codes: codes.map((code) => ((j === 0 && code === 0) || (j === 1 && code === 2) ? 1 : code)),
      stride: 3,
      offset: j,
      levels,
    };
  });
  const joint = jointCodes(items, { count, weights: undefined }, 4, merge);
  const out = new Uint16Array(count * joint.groups.length);
  joint.write(out);

  test('a code tells the codes of all its items', () => {
    expect(joint.groups.length).toBe(merge ? 1 : 3);
    for (let i = 0; i < count; i++)
      joint.groups.forEach(({ first, rows, members }, g) => {
        const combination = (out[i * joint.groups.length + g] as number) - first;
        expect(combination >= 0 && combination < rows).toBe(true);
        for (const { item, stride, codes } of members) {
          const { codes: own, offset } = items[item] as Item;
          expect(codes[Math.floor(combination / stride) % codes.length]).toBe(own[i * 3 + offset]);
        }
      });
  });

  test('groups follow one another from row 1, and only codes that occur make combinations', () => {
    let next = 1;
    for (const { first, rows } of joint.groups) {
      expect(first).toBe(next);
      next += rows;
    }
    expect(joint.rows).toBe(next);
    expect(next - 1).toBe(merge ? 3 * 4 * 3 : 3 + 4 + 3);
  });

  test('patterns of weight 0 have codes, and no say in what is merged', () => {
    const weights = Float64Array.from({ length: count }, (_, i) => (i < 6 ? 1 : 0));
    const few = jointCodes(items, { count: weights.length, weights }, 4, merge);
    const alone = items.map((item): Item => ({ ...item, codes: item.codes.slice(0, 18) }));
    const without = jointCodes(alone, { count: 6, weights: weights.slice(0, 6) }, 4, merge);
    const membersOf = ({ groups }: typeof few) => groups.map(({ members }) => members.map(({ item }) => item));
    expect(membersOf(few)).toEqual(membersOf(without));
    expect(few.entropy).toBe(without.entropy);
    const codes = new Uint16Array(count * few.groups.length);
    few.write(codes);
    expect(codes.every((code) => code >= 1 && code < few.rows)).toBe(true);
  });

  test('the entropy is the sum of the items’', () => {
    const own = items.map(({ codes, offset, levels }) => {
      const times = Array.from(
        { length: levels + 1 },
        (_, code) => codes.filter((found, at) => at % 3 === offset && found === code).length,
      );
      return times.reduce((sum, n) => sum - (n ? (n / count) * Math.log(n / count) : 0), 0);
    });
    expect(joint.entropy).toBeCloseTo(
      own.reduce((sum, x) => sum + x, 0),
      12,
    );
  });
});
