import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseBif, writeBif } from '../../src/bif/index.ts';
import { type NestedNumbers, networkFrom, tablesFrom } from '../../src/document/index.ts';

const references = fileURLToPath(new URL('../../../../../shared/references/', import.meta.url));
const hasReferences = existsSync(`${references}data/bif`);
const read = (name: string) => parseBif(readFileSync(`${references}data/bif/${name}.bif`, 'utf8'), `${name}.bif`);

describe.skipIf(!hasReferences)('public networks (skipped without the folder of references)', () => {
  test.each([
    ['alarm', 37, 46],
    ['asia', 8, 8],
    ['cancer', 5, 4],
    ['child', 20, 25],
    ['earthquake', 5, 4],
    ['insurance', 27, 52],
    ['sachs', 11, 17],
    ['survey', 6, 6],
  ])('%s: its nodes and arrows, and the way there and back', (name, nodes, arrows) => {
    const { document, warnings } = read(name);
    expect(document.nodes).toHaveLength(nodes);
    expect(document.nodes.flatMap(({ parents = [] }) => parents)).toHaveLength(arrows);
    expect(warnings.filter(({ code }) => code !== 'ROWS_NORMALISED')).toEqual([]);
    const written = writeBif(document);
    expect(written.warnings).toEqual([]);
    expect(parseBif(written.text, `${name}.bif`)).toStrictEqual({ document, warnings });
  });

  // What an independent program read from the same files, its rows divided by their sums.
  test.each(['asia', 'cancer', 'sachs', 'alarm'])(
    '%s: states, parents and tables are those of the reference',
    (name) => {
      const reference: Reference = JSON.parse(readFileSync(`${references}ref/bif_${name}.json`, 'utf8'));
      const { document, warnings } = read(name);
      expect(document.nodes.map((node) => node.name)).toEqual(reference.nodes);
      const network = networkFrom(document);
      const tables = tablesFrom(document, network, document);
      for (const [i, { name: own, levels, parents = [] }] of document.nodes.entries()) {
        expect(levels).toEqual(reference.states[own]);
        expect(parents).toEqual(reference.parents[own]);
        const { offset = 0, size = 0 } = network.nodes[i]?.probabilities ?? {};
        const expected = flat(reference.true_cpt[own] as NestedNumbers);
        expect(expected).toHaveLength(size);
        expected.forEach((value, k) => {
          expect(Math.abs((tables[offset + k] as number) - value)).toBeLessThan(1e-15);
        });
      }
      expect(warnings.length > 0).toBe(reference.max_row_sum_deviation_in_bif > 1e-12);
    },
  );
});

const flat = (numbers: NestedNumbers): number[] =>
  Array.isArray(numbers) ? (numbers as readonly NestedNumbers[]).flatMap(flat) : [numbers as number];

interface Reference {
  readonly nodes: readonly string[];
  readonly states: Readonly<Record<string, readonly string[]>>;
  readonly parents: Readonly<Record<string, readonly string[]>>;
  readonly true_cpt: Readonly<Record<string, NestedNumbers>>;
  readonly max_row_sum_deviation_in_bif: number;
}
