import { inferColumn, type Table, type TableColumn } from 'latent';
import { isMissing } from './cells.ts';
import { histogramOf } from './histogram.ts';
import type { KeptData } from './keep.ts';
import type { ColumnSummary, DataSummary, Suspect } from './lab.ts';
import { plainProblem } from './problem.ts';

/** What the workbench shows of data before anything is chosen. */
export function summarize(data: string, kept: KeptData): DataSummary {
  const { table, header, weights, sha256, bytes, notes, source } = kept;
  const columns = [...table.columns.values()];
  const { patterns, different } = missingness(columns, table.rows);
  return {
    data,
    name: source.name,
    rows: table.rows,
    bytes,
    sha256,
    header,
    notes,
    warnings: table.warnings,
    columns: columns.map((column) => columnSummary(table, column, weights !== undefined)),
    totalWeight: weights ? weights.reduce((sum, weight) => sum + weight, 0) : table.rows,
    suspects: columns.flatMap(suspectsIn),
    missingness: patterns,
    missingnessPatterns: different,
  };
}

const MOST_LEVELS = 50;

function columnSummary(table: Table, column: TableColumn, weighted: boolean): ColumnSummary {
  const { name } = column;
  const own = column.kind === 'labels' ? levelCounts(column.codes, column.levels) : undefined;
  let missing = 0;
  for (let row = 0; row < table.rows; row++) if (isMissing(column, row)) missing++;
  return {
    name,
    ...understood(table, name, weighted),
    missing,
    levels: own?.slice(0, MOST_LEVELS) ?? [],
    different: own?.length ?? new Set(column.kind === 'numbers' ? column.values : []).size,
    histogram: histogramOf(column),
  };
}

function understood(table: Table, name: string, weighted: boolean): Pick<ColumnSummary, 'inferred' | 'refusal'> {
  try {
    return { inferred: inferColumn(table, name, undefined, weighted), refusal: undefined };
  } catch (error) {
    return { inferred: undefined, refusal: plainProblem(error) };
  }
}

/** Rows of every level, the most frequent first. */
function levelCounts(codes: ArrayLike<number>, levels: readonly string[]): { level: string; rows: number }[] {
  const rows = new Uint32Array(levels.length + 1);
  for (let row = 0; row < codes.length; row++) rows[codes[row] as number]!++;
  return levels
    .map((level, i) => ({ level, rows: rows[i + 1] as number }))
    .sort((a, b) => b.rows - a.rows || (a.level < b.level ? -1 : 1));
}

/** Tokens that programs and people write for a missing cell; they may be answers too, so a person decides. */
const WORDS = new Set(['.', '?', '-', 'missing']);
const NUMBERS = new Set(['-1', '-9', '-99', '-999', '-9999', '99', '999', '9999']);

function suspectsIn(column: TableColumn): Suspect[] {
  if (column.kind !== 'labels') return [];
  // Among codes that are negative too, or reach 90, such a number is an answer.
  const isAlone = (token: string): boolean =>
    column.levels.every(
      (level) => level.trim() === token || (token.startsWith('-') ? !(Number(level) < 0) : !(Number(level) >= 90)),
    );
  return levelCounts(column.codes, column.levels)
    .map(({ level, rows }) => ({ token: level.trim(), column: column.name, cells: rows }))
    .filter(({ token }) => WORDS.has(token.toLowerCase()) || (NUMBERS.has(token) && isAlone(token)));
}

const MOST_PATTERNS = 40;

/** Rows by which of their cells are missing. */
function missingness(columns: readonly TableColumn[], rows: number) {
  const counts = new Map<string, number>();
  for (let row = 0; row < rows; row++) {
    let key = '';
    for (const column of columns) key += isMissing(column, row) ? '1' : '0';
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const patterns = [...counts]
    .sort(([a, own], [b, other]) => other - own || (a < b ? -1 : 1))
    .slice(0, MOST_PATTERNS)
    .map(([key, own]) => ({ missing: [...key].map((digit) => digit === '1'), rows: own }));
  return { patterns, different: counts.size };
}
