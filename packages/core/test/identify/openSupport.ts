import { mixtureIdentifiability } from '../../src/api/identifiability.ts';
import { meet } from '../../src/api/prepare.ts';
import { columnNames, type MixtureDocument, mixtureFrom, parametersFrom } from '../../src/document/index.ts';
import type { Identifiability } from '../../src/identify/index.ts';
import { finishNow } from '../../src/pass/index.ts';
import type { Table, TableColumn } from '../../src/table/index.ts';

type Features = MixtureDocument['features'];

export const documentWith = (
  classes: number,
  features: Features,
  more: Partial<MixtureDocument> = {},
): MixtureDocument => ({
  format: 'latent-model',
  version: 1,
  kind: 'mixture',
  latent: { name: 'class', levels: Array.from({ length: classes }, (_, k) => String(k + 1)) },
  features,
  ...more,
});

export const gaussian = (
  name: string,
  columns: number,
  covariance: 'full' | 'tied' | 'diagonal' | 'spherical',
): Features[number] => ({
  name,
  family: 'gaussian',
  columns: Array.from({ length: columns }, (_, i) => `${name}${i}`),
  covariance,
});
export const number = (name: string): Features[number] => ({ name, family: 'gaussian' });
export const item = (name: string, levels = 2): Features[number] => ({
  name,
  family: 'categorical',
  levels: Array.from({ length: levels }, (_, l) => String(l)),
});

/** A row of data: numbers, or labels as strings; what a row does not name is missing. */
export type Cells = Readonly<Record<string, number | string>>;

function tableWith(document: MixtureDocument, rows: readonly Cells[]): Table {
  const columns = new Map<string, TableColumn>();
  const labels = (name: string, levels: readonly string[]): TableColumn => ({
    kind: 'labels',
    name,
    codes: Uint8Array.from(rows, (row) => (name in row ? 1 + levels.indexOf(String(row[name])) : 0)),
    levels,
    firstRow: levels.map(() => 0),
  });
  for (const feature of document.features)
    for (const name of columnNames(feature))
      columns.set(
        name,
        feature.levels
          ? labels(name, feature.levels)
          : { kind: 'numbers', name, values: Float64Array.from(rows, (row) => (row[name] ?? Number.NaN) as number) },
      );
  const { name, levels } = document.latent;
  if (rows.some((row) => name in row)) columns.set(name, labels(name, levels));
  return { rows: rows.length, columns, skipped: [], lineOf: () => undefined, warnings: [] };
}

export const dataOf = (document: MixtureDocument, rows: readonly Cells[]) =>
  finishNow(meet(document, tableWith(document, rows), undefined, 'error'));

/** At a generic point. */
export function generic(document: MixtureDocument, rows?: readonly Cells[]): Identifiability {
  const met = rows && dataOf(document, rows);
  const model = met?.model ?? mixtureFrom(document);
  const fixed = document.fixed ? parametersFrom(document, model, document, undefined, 'fixed') : undefined;
  return finishNow(mixtureIdentifiability(document, model, met).before(fixed));
}

/** At the document's own parameters too. */
export function estimated(document: MixtureDocument, rows?: readonly Cells[]): Identifiability {
  const met = rows && dataOf(document, rows);
  const model = met?.model ?? mixtureFrom(document);
  const identifiability = mixtureIdentifiability(document, model, met);
  const point = parametersFrom(document, model, document);
  return finishNow(identifiability.after(point, finishNow(identifiability.before(undefined))));
}
