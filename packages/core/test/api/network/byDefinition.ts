import type { NetworkDocument } from '../../../src/index.ts';

/** A network by its definition: sums over all assignments of all nodes, with nothing of the library. */
export interface Definition {
  /** log p(cells). */
  logP(cells: Cells): number;
  /** p(some cells | others). */
  given(wanted: Cells, cells: Cells): number;
  /** Expected counts of a table over rows, `[configuration of the parents][level]`; families of barren nodes do not count. */
  counts(node: string, rows: readonly Cells[]): number[][];
}

export type Cells = Readonly<Record<string, string | null>>;

export function byDefinition({ nodes, parameters = {} }: NetworkDocument): Definition {
  const assignments = nodes.reduce<Record<string, string>[]>(
    (before, { name, levels }) => before.flatMap((own) => levels.map((level) => ({ ...own, [name]: level }))),
    [{}],
  );
  const node = (name: string) => nodes.find((one) => one.name === name) as (typeof nodes)[number];
  const place = (name: string, level: string | undefined) => node(name).levels.indexOf(level as string);
  const p = (x: Record<string, string>): number =>
    nodes.reduce((product, { name, parents = [], tied = name }) => {
      const path = [...parents, name].map((one) => place(one, x[one]));
      return product * (path.reduce<unknown>((at, i) => (at as unknown[])[i], parameters[tied]) as number);
    }, 1);
  const matches = (x: Record<string, string>, cells: Cells): boolean =>
    Object.entries(cells).every(([name, level]) => level === null || x[name] === level);
  const sum = (cells: Cells): number =>
    assignments.filter((x) => matches(x, cells)).reduce((total, x) => total + p(x), 0);
  const isBarren = (name: string, cells: Cells): boolean =>
    (cells[name] ?? null) === null &&
    nodes.every(({ name: child, parents = [] }) => !parents.includes(name) || isBarren(child, cells));
  return {
    logP: (cells) => Math.log(sum(cells)),
    given: (wanted, cells) => sum({ ...cells, ...wanted }) / sum(cells),
    counts(owner, rows) {
      const { levels, parents = [] } = node(owner);
      const configurations = parents.reduce((size, parent) => size * node(parent).levels.length, 1);
      const counts = Array.from({ length: configurations }, () => levels.map(() => 0));
      for (const cells of rows)
        for (const { name, parents: own = [], tied = name } of nodes) {
          if (tied !== owner || isBarren(name, cells)) continue;
          for (const x of assignments) {
            if (!matches(x, cells)) continue;
            const at = own.reduce((i, parent) => i * node(parent).levels.length + place(parent, x[parent]), 0);
            const row = counts[at] as number[];
            const level = place(name, x[name]);
            row[level] = (row[level] as number) + p(x) / sum(cells);
          }
        }
      return counts;
    },
  };
}
