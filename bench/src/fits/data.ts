import { existsSync, readFileSync } from 'node:fs';
import { inBench } from '../folder.ts';

/** Columns of a reference data set as they stand in its file, null = missing. */
export interface ReferenceData {
  readonly path: string;
  readonly columns: Readonly<Record<string, readonly (string | null)[]>>;
}

/** Some columns of a reference data set; undefined where the references are not beside the checkout. */
export function referenceData(name: string, wanted: readonly string[]): ReferenceData | undefined {
  const path = inBench(`../../shared/references/data/${name}.csv`);
  if (!existsSync(path)) return undefined;
  const [header = '', ...lines] = readFileSync(path, 'utf8').trim().split('\n');
  const names = header.split(',');
  const rows = lines.map((line) => line.split(','));
  const column = (place: number): (string | null)[] => rows.map((cells) => cells[place] || null);
  return { path, columns: Object.fromEntries(wanted.map((own) => [own, column(names.indexOf(own))])) };
}
