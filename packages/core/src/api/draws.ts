import { columnNames, type MixtureDocument, neededFeatures } from '../document/index.ts';
import type { Encoded } from '../encode/index.ts';
import type { Draws } from '../identify/index.ts';
import type { DrawnRow } from '../models/index.ts';
import { codesFor, type Table, type TableColumn } from '../table/index.ts';
import { meet } from './prepare.ts';

/** How rows drawn from a document's model become data: as any table does. */
export function drawsOf(document: MixtureDocument, data: Encoded['features'] | undefined): Draws {
  return {
    *read(rows) {
      const { model, patterns } = yield* meet(document, tableOfDraws(document, rows), undefined, 'error');
      return { model, patterns };
    },
    given(feature, column, random) {
      const own = data?.[feature];
      const values = own?.values?.[column];
      for (let trial = 0; values && trial < 1000; trial++) {
        const value = values[Math.floor(random.uniform() * values.length)] as number;
        if (!Number.isNaN(value)) return value;
      }
      // Before there are data: trials enough to tell the classes apart (2K − 1 are; Teicher 1963).
      return 4 * document.latent.levels.length;
    },
  };
}

function tableOfDraws(document: MixtureDocument, rows: readonly DrawnRow[]): Table {
  const columns = new Map<string, TableColumn>();
  const add = (name: string, levels: readonly string[] | undefined, cell: (row: DrawnRow) => number): void => {
    if (!levels) {
      const values = new Float64Array(rows.length);
      for (let i = 0; i < rows.length; i++) values[i] = cell(rows[i] as DrawnRow);
      columns.set(name, { kind: 'numbers', name, values });
      return;
    }
    const codes = codesFor(levels.length, rows.length);
    rows.forEach((row, i) => {
      codes[i] = cell(row) || 0; // NaN: missing
    });
    columns.set(name, { kind: 'labels', name, codes, levels, firstRow: levels.map(() => 0) });
  };
  let at = 0;
  neededFeatures(document).forEach(({ columns: needs }, j) => {
    const names = columnNames(document.features[j] as MixtureDocument['features'][number]);
    needs.forEach((need, i) => {
      const place = at++;
      // Counts may be drawn above what data can hold; any value tells as much.
      const most = 'numbers' in need ? need.numbers.most : Number.POSITIVE_INFINITY;
      // A column of trials may be an item too: the successes were drawn for these trials.
      if (i === 0 && columns.has(names[i] as string)) return;
      add(names[i] as string, 'levels' in need ? need.levels : undefined, ({ cells }) => {
        const cell = cells[place] as number;
        return cell > most ? most : cell;
      });
    });
  });
  const { name, levels } = document.latent;
  if (rows.some(({ latent }) => latent >= 0)) add(name, levels, ({ latent }) => latent + 1);
  return { rows: rows.length, columns, skipped: [], lineOf: () => undefined, warnings: [] };
}
