import { readFileSync } from 'node:fs';
import { createTextTable, type Table } from 'latent';
import type { DataSource, Lab, ModelChoice } from '../../src/compute/lab.ts';

/** The text of a data set in examples/. */
export const exampleText = (file: string): string =>
  readFileSync(new URL(`../../../../examples/${file}`, import.meta.url), 'utf8');

const sourceOf = (text: string, name = 'data.csv'): DataSource => ({ name, blob: new Blob([text]) });

/** A table of text without quotes, made without the lab. */
export function tableOf(text: string, columns: readonly string[], missing?: string): Table {
  const [header = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  const builder = createTextTable(header, { columns: new Map(columns.map((name) => [name, 'either'])), missing });
  for (const row of rows) builder.add(row);
  return builder.finish();
}

export const mixtureOf = (classes: number, names: readonly string[]): ModelChoice => ({
  kind: 'mixture',
  classes,
  columns: names.map((name) => ({ name })),
});

export const read = (lab: Lab, text: string, reading = {}, data = 'd') =>
  lab.read(data, sourceOf(text), reading, () => {});
