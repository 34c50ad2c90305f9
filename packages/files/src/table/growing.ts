import { createTextTable, type LatentError, type Table, type TextTableBuilder } from 'latent';
import type { HeaderFacts } from '../handlers.ts';
import { assertColumn } from './columns.ts';
import type { DataRequest } from './request.ts';

/** Takes rows into a table, of which more columns may come to light while they are read. */
export interface GrowingTable {
  /** @returns the columns whose cells are needed */
  open(names: readonly string[], facts: HeaderFacts): ReadonlySet<string>;
  widen(names: readonly string[]): void;
  add(cells: readonly string[], line: number | undefined): void;
  /** How many rows there are so far. */
  rows(): number;
  finish(): { readonly table: Table; readonly header: readonly string[]; readonly ids: readonly string[] | undefined };
}

/**
 * A table of what is asked for. Where a column that was named is not there yet, rows wait until it is: it may come with a later object.
 *
 * @throws `UNKNOWN_COLUMN` where it never came, or not before very many cells
 */
export function createGrowingTable(request: DataRequest, file: string): GrowingTable {
  let header: readonly string[] = [];
  let expectedRows: number | undefined;
  let unreadable: ReadonlyMap<string, LatentError> = new Map();
  let builder: TextTableBuilder | undefined;
  let inTable = 0; // columns of the header that the builder knows
  let idAt = -1;
  const ids: string[] = [];
  let rows = 0;
  let waiting: { readonly cells: readonly string[]; readonly line: number | undefined }[] = [];
  let waitingCells = 0;

  function columnsOf(names: readonly string[]): ReturnType<DataRequest['columns']> {
    if (request.id !== undefined) idAt = assertColumn(names, request.id, '--id', file);
    if (request.weights !== undefined) assertColumn(names, request.weights, '--weights', file);
    const columns = new Map(request.columns(names, unreadable));
    if (request.weights !== undefined) columns.set(request.weights, 'numbers');
    return columns;
  }

  /** Builds the table, or widens it. */
  function build(): ReturnType<DataRequest['columns']> {
    const columns = columnsOf(header);
    if (builder) builder.widen(header.slice(inTable), columns);
    else builder = createTextTable(header, { columns, missing: request.missing, expectedRows, file });
    inTable = header.length;
    const kept = waiting;
    waiting = [];
    for (const { cells, line } of kept) take(builder, cells, line);
    return columns;
  }

  function take(table: TextTableBuilder, cells: readonly string[], line: number | undefined): void {
    if (idAt >= 0) ids.push(cells[idAt] ?? '');
    table.add(cells, line);
    request.onRow?.(cells);
  }

  function tryToBuild(): void {
    try {
      build();
    } catch (error) {
      if (builder) throw error;
    }
  }

  return {
    open(names, facts) {
      header = names;
      expectedRows = facts.expectedRows;
      unreadable = facts.unreadable ?? unreadable;
      if (!facts.complete) {
        tryToBuild();
        return new Set(names);
      }
      const columns = build();
      return request.onRow
        ? new Set(names)
        : new Set([...columns.keys(), ...(request.id === undefined ? [] : [request.id])]);
    },
    widen(names) {
      header = names;
      tryToBuild();
    },
    add(cells, line) {
      rows++;
      if (builder) return take(builder, cells, line);
      waiting.push({ cells, line });
      waitingCells += cells.length + 1;
      if (waitingCells > MOST_WAITING) build();
    },
    rows: () => rows,
    finish() {
      if (!builder) build();
      return { table: (builder as TextTableBuilder).finish(), header, ids: idAt < 0 ? undefined : ids };
    },
  };
}

const MOST_WAITING = 1 << 23;
