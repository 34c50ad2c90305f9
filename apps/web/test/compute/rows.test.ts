import { expect, test } from 'vitest';
import { createLab } from '../../src/compute/serve.ts';
import { exampleText, mixtureOf, read } from './data.ts';

const ITEMS = ['bill_length_mm', 'bill_depth_mm', 'flipper_length_mm', 'body_mass_g', 'sex'];

test('every row has its posterior; one without any cell has the class sizes', async () => {
  const lab = createLab();
  await read(lab, exampleText('penguins.csv'));
  const record = await lab.fit(
    'f',
    { data: 'd', choice: mixtureOf(3, ITEMS), settings: { seed: 1, starts: 10 } },
    () => {},
  );
  const { total, rows } = await lab.rows(record, { from: 0, to: 344, order: 'row' });
  expect(total).toBe(344);
  for (const { responsibilities } of rows) expect(responsibilities.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  const sizes = record.fit.model.parameters?.['class'] as number[];
  const empty = rows.filter(({ isEmpty }) => isEmpty);
  expect(empty.map(({ row }) => row)).toEqual([3, 339]);
  for (const { responsibilities, logLikelihood } of empty) {
    for (const [k, size] of sizes.entries()) expect(responsibilities[k]).toBeCloseTo(size, 12);
    expect(logLikelihood).toBeCloseTo(0, 12);
  }
  expect(rows.reduce((sum, { logLikelihood }) => sum + logLikelihood, 0)).toBeCloseTo(record.fit.logLikelihood, 8);
});

test('rows by certainty, of one class, in pieces', async () => {
  const lab = createLab();
  await read(lab, exampleText('penguins.csv'));
  const record = await lab.fit(
    'f',
    { data: 'd', choice: mixtureOf(3, ITEMS), settings: { seed: 1, starts: 10 } },
    () => {},
  );
  const all = await lab.rows(record, { from: 0, to: 344, order: 'certainty' });
  for (const [i, { entropy }] of all.rows.entries())
    expect(entropy).toBeLessThanOrEqual(all.rows[i - 1]?.entropy ?? Number.POSITIVE_INFINITY);
  expect((await lab.rows(record, { from: 10, to: 20, order: 'certainty' })).rows).toEqual(all.rows.slice(10, 20));
  let total = 0;
  for (const k of [0, 1, 2]) {
    const own = await lab.rows(record, { from: 0, to: 344, order: 'row', class: k });
    total += own.total;
    for (const { responsibilities } of own.rows) expect(responsibilities[k]).toBe(Math.max(...responsibilities));
  }
  expect(total).toBe(344);
});

test('a network: the posterior of its hidden node', async () => {
  const lab = createLab();
  await read(lab, exampleText('words.csv'));
  const graph = 'Thoughts*{bad,good} -> Word1, Word2, Word3';
  const task = { data: 'd', choice: { kind: 'network', graph }, settings: { seed: 1, starts: 10 } } as const;
  const record = await lab.fit('f', task, () => {});
  const { rows } = await lab.rows(record, { from: 0, to: 240, order: 'row' });
  // Bayes by hand, from the fitted tables.
  const tables = record.fit.model.parameters as { Thoughts: number[] } & Record<string, number[][]>;
  const levels = (name: string) => {
    const { model } = record.fit;
    return model.kind === 'network' ? (model.nodes.find((node) => node.name === name)?.levels ?? []) : [];
  };
  for (const { cells, responsibilities } of rows.slice(0, 40)) {
    const joint = [0, 1].map((t) =>
      ['Word1', 'Word2', 'Word3'].reduce((product, name, i) => {
        const at = levels(name).indexOf(cells[i] as string);
        return at < 0 ? product : product * (tables[name]?.[t]?.[at] as number);
      }, tables.Thoughts[t] as number),
    );
    const sum = (joint[0] as number) + (joint[1] as number);
    expect(responsibilities[0]).toBeCloseTo((joint[0] as number) / sum, 10);
  }
});
