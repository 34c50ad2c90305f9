import type { NetworkName } from './network/models.ts';
import { type NetworkCaseTable, type NetworkLawTable, networkCaseTable, networkLawTable } from './network/table.ts';
import { type CaseTable, type Cells, caseTable, type LawTable, lawTable } from './table.ts';

/** What a run of the suite runs. */
export interface Tables {
  readonly laws: LawTable;
  readonly cases: CaseTable;
  readonly networks: { readonly laws: NetworkLawTable; readonly cases: NetworkCaseTable };
}

/** All that can run, `npm run test:all`: it takes several times as long. */
export const everything: Tables = {
  laws: lawTable,
  cases: caseTable,
  networks: { laws: networkLawTable, cases: networkCaseTable },
};

/** Laws that every model, and every network that they speak of, meets through the program in the ordinary suite, too. */
const THROUGH_PROGRAM: readonly string[] = ['one-iteration', 'same-bits', 'explained-step'];
const NETWORKS_THROUGH_PROGRAM: readonly string[] = [
  ...['one-iteration', 'same-bits', 'star-is-mixture', 'permute-labels', 'fixed-stays', 'ties-stay'],
];

/** The networks that meet every law through the program; the reference engine does on the first. */
const IN_PROGRAM: readonly NetworkName[] = ['five-nodes', 'any-graph'];

/** What `npm test` runs: of what depends on who calls the library all, of the rest a part, so that no law, model and engine goes without. */
export const ordinary: Tables = {
  laws: changed(lawTable, (cells, law, _, place) =>
    inChromium(THROUGH_PROGRAM.includes(law) ? cells : throughProgram(cells, place), law),
  ),
  cases: changedRow(caseTable, inChromium),
  networks: {
    laws: changed(networkLawTable, (cells, law, name) =>
      inChromium(NETWORKS_THROUGH_PROGRAM.includes(law) ? cells : networkThroughProgram(cells, name), law),
    ),
    cases: changedRow(networkCaseTable, inChromium),
  },
};

/** The reference engine is plain JavaScript: where Chromium gives the bits of Node, what holds of them in Node holds in Chromium. */
function inChromium({ wasm, reference }: Cells, law: string): Cells {
  const because =
    'in Chromium the reference engine is held to the bits that it gives in Node, one iteration, and the lecture';
  const isLeftOut = !['same-bits', 'one-iteration', 'lecture'].includes(law) && reference.chromium === 'run';
  return { wasm, reference: isLeftOut ? { ...reference, chromium: { because } } : reference };
}

/** A model meets a third of the laws on each engine, the next model another third: commands take longer than calls. */
function throughProgram({ wasm, reference }: Cells, place: number): Cells {
  const because = 'through the program a third of the laws runs on each model and engine';
  const only = (own: Cells['wasm'], turn: number) => (place % 3 === turn ? own : withoutProgram(own, because));
  return { wasm: only(wasm, 0), reference: only(reference, 1) };
}

function networkThroughProgram({ wasm, reference }: Cells, name: string): Cells {
  const because = `through the program this law runs on ${IN_PROGRAM.join(', ')}`;
  const [first] = IN_PROGRAM;
  return {
    wasm: IN_PROGRAM.some((own) => own === name) ? wasm : withoutProgram(wasm, because),
    reference: name === first ? reference : withoutProgram(reference, because),
  };
}

function withoutProgram(own: Cells['wasm'], because: string): Cells['wasm'] {
  return own.cli === 'run' ? { ...own, cli: { because } } : own;
}

type Row = Readonly<Record<string, Cells>>;

function changed<Table extends Readonly<Record<string, Row>>>(
  table: Table,
  change: (cells: Cells, law: string, model: string, place: number) => Cells,
): Table {
  const rows = Object.entries(table).map(([law, row], l) => [
    law,
    changedRow(row, (cells, model, m) => change(cells, law, model, l + m)),
  ]);
  return Object.fromEntries(rows) as Table;
}

function changedRow<Own extends Row>(row: Own, change: (cells: Cells, name: string, place: number) => Cells): Own {
  return Object.fromEntries(Object.entries(row).map(([name, cells], m) => [name, change(cells, name, m)])) as Own;
}
