import type { ExplainedTable, ExplainedTableRow } from 'latent';
import { plain } from '../../output/plain.ts';
import { byHand, expectedCount, result } from '../arithmetic.ts';
import type { ExplainedNetwork } from '../explained.ts';

/** Rows of tables that are written out without --all. */
const SHOWN = 24;

/** A line does not get longer than this where it can be broken. */
const LONGEST = 80;

/** The expected counts, a line for each row of each table: `Words | Thoughts=good   no 3.203   yes 24.366`. */
export function countLines({ tables }: ExplainedNetwork, all: boolean): string[] {
  const rows = tables.flatMap((table) =>
    table.rows.map((row) => ({
      name: plain(rowName(table, row)),
      cells: table.levels.map((level, i) => plain(`${level} ${expectedCount(row.counts[i] as number)}`)),
    })),
  );
  const shown = all ? rows : rows.slice(0, SHOWN);
  const width = Math.max(...shown.map(({ name }) => name.length));
  const widths = shown.reduce<number[]>(
    (most, { cells }) => cells.map((cell, i) => Math.max(most[i] ?? 0, cell.length)).concat(most.slice(cells.length)),
    [],
  );
  return withRest(
    shown.map(({ name, cells }) => {
      const padded = cells.map((cell, i) => cell.padEnd(widths[i] as number));
      return `     ${name.padEnd(width)}   ${padded.join('   ')}`.trimEnd();
    }),
    rows.length,
  );
}

/** The M-step: every probability as its ratio of expected counts. */
export function ratioLines({ tables }: ExplainedNetwork, all: boolean): string[] {
  const rows = tables.flatMap((table) => table.rows.map((row) => ({ table, row })));
  const shown = all ? rows : rows.slice(0, SHOWN);
  const rest = rows.length - shown.length;
  const lines = shown.flatMap(({ table, row }) => broken(termsOf(table, row)));
  return rest > 0 ? [...lines, `   … and ${rest} more rows of tables (--all)`] : lines;
}

/** `Words | Thoughts=good`; nodes that share a table stand together. */
function rowName({ node, shared }: ExplainedTable, { parents }: ExplainedTableRow): string {
  const names = [node, ...shared].join(', ');
  return Object.keys(parents).length > 0 ? `${names} | ${givenText(parents)}` : names;
}

const givenText = (parents: Readonly<Record<string, string>>): string =>
  Object.entries(parents)
    .map(([name, level]) => `${name}=${level}`)
    .join(', ');

/** `P(Words=yes | Thoughts=good) = 24.366/27.569 = .8838`, one a level. */
function termsOf({ node, levels, fixed, pseudoCount }: ExplainedTable, row: ExplainedTableRow): string[] {
  const given = Object.keys(row.parents).length > 0 ? ` | ${givenText(row.parents)}` : '';
  const total = row.counts.reduce((sum, own) => sum + own, 0);
  const below =
    pseudoCount > 0 ? `(${expectedCount(total)} + ${levels.length}*${byHand(pseudoCount)})` : expectedCount(total);
  const kept = fixed ? ' (fixed)' : row.kept ? ' (kept: no row counts here)' : undefined;
  return levels.map((level, i) => {
    const own = expectedCount(row.counts[i] as number);
    const above = pseudoCount > 0 ? `(${own} + ${byHand(pseudoCount)})` : own;
    const ratio = kept === undefined ? `${above}/${below} = ` : '';
    return plain(`P(${node}=${level}${given}) = ${ratio}${result(row.after[i] as number)}${kept ?? ''}`);
  });
}

/** Terms in as few lines as they fit into. */
function broken(terms: readonly string[]): string[] {
  const lines: string[] = [];
  for (const term of terms) {
    const last = lines[lines.length - 1];
    const joined = last === undefined ? '' : `${last}   ${term}`;
    if (last !== undefined && joined.length <= LONGEST) lines[lines.length - 1] = joined;
    else lines.push(`   ${term}`);
  }
  return lines;
}

function withRest(lines: string[], total: number): string[] {
  return total > lines.length ? [...lines, `     … and ${total - lines.length} more (--all)`] : lines;
}
