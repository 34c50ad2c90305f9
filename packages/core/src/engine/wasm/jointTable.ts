import type { Group, Member } from '../joint/index.ts';

/**
 * What the kernel makes the joint table by, and takes its counts apart by: the items of each group in their order, and the last first.
 * See `multiplyGroups` in the kernel.
 *
 * @param firsts the row of each item's first level; row 0 stands for missing cells
 */
export function stepsOf(groups: readonly Group[], firsts: readonly number[]) {
  const stepOf = (first: number, { item, stride, codes }: Member, isFirst: boolean): number[] => [
    ...[first, stride, codes.length, isFirst ? 1 : 0],
    ...codes.map((code) => rowOf(firsts, item, code)),
  ];
  const forward = groups.map(({ first, members }) => members.map((member, m) => stepOf(first, member, m === 0)));
  return {
    multiply: Uint32Array.from(forward.flat(2)),
    sum: Uint32Array.from(forward.flatMap((own) => own.reverse()).flat()),
  };
}

/**
 * The rows of the items' table that each row of the joint table consists of, filled up with the neutral one.
 *
 * @param start the row that stands for row 0
 */
export function partsOf(groups: readonly Group[], rows: number, firsts: readonly number[], start: number) {
  const most = Math.max(...groups.map(({ members }) => members.length));
  const parts = new Uint32Array(rows * most);
  parts[0] = start;
  for (const { first, rows: size, members } of groups)
    members.forEach(({ item, stride, codes }, m) => {
      for (let row = 0; row < size; row++) {
        const code = codes[Math.floor(row / stride) % codes.length] as number;
        parts[(first + row) * most + m] = rowOf(firsts, item, code);
      }
    });
  return { parts, most };
}

function rowOf(firsts: readonly number[], item: number, code: number): number {
  return code === 0 ? 0 : (firsts[item] as number) + code - 1;
}
