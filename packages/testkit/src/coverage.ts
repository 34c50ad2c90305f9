import type { Case } from './cases/case.ts';
import { type CaseName, caseNames, cases } from './cases/index.ts';
import { networkCaseNames, networkCases } from './cases/network/index.ts';
import { laws } from './laws/index.ts';
import { networkLaws } from './laws/network/index.ts';
import { type ModelName, modelNames, models } from './models.ts';
import { networkModels, networkNames } from './network/models.ts';
import { ordinary } from './runs.ts';
import type { ModelSpec } from './spec.ts';
import { type Cell, type Cells, engineNames, frontEndNames } from './table.ts';

const { laws: lawTable, cases: caseTable, networks: networkTables } = ordinary;

/** The tables as plain data: 'run', or the reason why not. */
export function coverageData(): unknown {
  const cells = (of: Cells) =>
    mapValues(of, (row) => mapValues(row, (cell: Cell) => (cell === 'run' ? 'run' : cell.because)));
  const active = (row: Readonly<Record<ModelName, Cells>>) => only(row, modelNames);
  return {
    laws: mapValues(lawTable, (row) => mapValues(active(row), cells)),
    cases: mapValues(only<CaseName, Cells>(caseTable, caseNames), cells),
    networks: {
      laws: mapValues(networkTables.laws, (row) => mapValues(row, cells)),
      cases: mapValues(networkTables.cases, cells),
    },
  };
}

/** The tables for people, as Markdown. */
export function coverageMarkdown(): string {
  const notes = createNotes();
  const rowsOf = <Name extends string>(
    table: Readonly<Record<string, Readonly<Record<Name, Cells>>>>,
    names: readonly Name[],
  ): string[][] =>
    Object.entries(table).flatMap(([law, row]) =>
      engineNames.map((engine) => [`${law} · ${engine}`, ...names.map((name) => shown(row[name], engine, notes))]),
    );
  const linesOf = (table: Readonly<Record<string, Cells>>, names: readonly string[]): string[][] =>
    names.map((name) => [name, ...engineNames.map((engine) => shown(table[name] as Cells, engine, notes))]);
  return [
    '# What runs where',
    '',
    'Written by `npm run coverage -w packages/testkit` from `src/table.ts`, `src/network/table.ts` and `src/runs.ts`; a test fails where it is out of step.',
    'It is what `npm test` runs; `npm run test:all` also runs what is left out below for its time alone, on more random problems.',
    '**N** the library in Node · **C** the library in headless Chromium · **L** the built `latent` program · a number: why not, below.',
    '',
    '## Laws',
    '',
    ...table(['law · engine', ...modelNames], rowsOf(lawTable, modelNames)),
    '',
    '## Cases',
    '',
    ...table(['case', ...engineNames], linesOf(caseTable, caseNames)),
    '',
    'Of `cheating` the references hold the best fit only: there is no `steps_cheating_*`. Cases marked * need the folder of references.',
    '',
    '## Laws of networks',
    '',
    ...table(['law · engine', ...networkNames], rowsOf(networkTables.laws, networkNames)),
    '',
    '## Cases of networks',
    '',
    ...table(['case', ...engineNames], linesOf(networkTables.cases, networkCaseNames)),
    '',
    '## Why not',
    '',
    ...notes.list().map((because, i) => `${i + 1}. ${because}`),
    '',
    '## Models',
    '',
    ...modelNames.map((name) => `- **${name}**: ${(models[name] as ModelSpec).says}`),
    '',
    '## What the laws say',
    '',
    ...saidBy(laws),
    '',
    '## What the cases say',
    '',
    ...saidBy(only<CaseName, Case>(cases, caseNames)),
    '',
    '## Networks',
    '',
    ...saidBy(networkModels),
    '',
    '## What the laws of networks say',
    '',
    ...saidBy(networkLaws),
    '',
    '## What the cases of networks say',
    '',
    ...saidBy(networkCases),
    '',
  ].join('\n');
}

const saidBy = (
  entries: Readonly<Record<string, { readonly says: string; readonly needsReferences?: true }>>,
): string[] =>
  Object.entries(entries).map(
    ([name, { says, needsReferences }]) => `- **${name}**${needsReferences ? ' *' : ''}: ${says}`,
  );

const LETTERS = { node: 'N', chromium: 'C', cli: 'L' } as const;

function shown(cells: Cells, engine: (typeof engineNames)[number], notes: Notes): string {
  const parts = frontEndNames.map((front) => {
    const cell = cells[engine][front];
    return cell === 'run' ? LETTERS[front] : String(notes.number(cell.because));
  });
  return new Set(parts).size === 1 ? (parts[0] as string) : parts.join(' ');
}

interface Notes {
  number(because: string): number;
  list(): readonly string[];
}

function createNotes(): Notes {
  const reasons: string[] = [];
  return {
    number(because) {
      if (!reasons.includes(because)) reasons.push(because);
      return reasons.indexOf(because) + 1;
    },
    list: () => reasons,
  };
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [titles, titles.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

function only<K extends string, V>(record: Readonly<Record<K, V>>, keys: readonly K[]): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, record[key]])) as Record<K, V>;
}

function mapValues<K extends string, V, W>(record: Readonly<Record<K, V>>, change: (value: V) => W): Record<K, W> {
  return Object.fromEntries(Object.entries<V>(record).map(([key, value]) => [key, change(value)])) as Record<K, W>;
}
