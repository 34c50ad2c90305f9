import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { families } from '../../core/src/families/index.ts';
import { cases } from '../src/cases/index.ts';
import { networkCases } from '../src/cases/network/index.ts';
import { coverageData, coverageMarkdown } from '../src/coverage.ts';
import { laws } from '../src/laws/index.ts';
import { networkLaws } from '../src/laws/network/index.ts';
import { modelNames, models } from '../src/models.ts';
import { drawFromTruth } from '../src/network/build.ts';
import { networkNames } from '../src/network/models.ts';
import type { NetworkCaseTable, NetworkLawTable } from '../src/network/table.ts';
import { everything, ordinary } from '../src/runs.ts';
import type { ModelSpec } from '../src/spec.ts';
import { type CaseTable, type Cells, engineNames, frontEndNames, type LawTable } from '../src/table.ts';

const { laws: lawTable, cases: caseTable, networks: networkTables } = ordinary;
const { laws: networkLawTable, cases: networkCaseTable } = networkTables;

/** Files that hold no law or case of their own. */
const SHARED = ['index.ts', 'law.ts', 'case.ts', 'bits.ts', 'm-step.ts', 'near.ts', 'reference-model.ts'];

const filesIn = (folder: string): string[] => readdirSync(fileURLToPath(new URL(folder, import.meta.url)));
const modulesIn = (folder: string): string[] =>
  filesIn(folder).flatMap((file) => (SHARED.includes(file) || !file.endsWith('.ts') ? [] : [file.slice(0, -3)]));
const specs = modelNames.map((name): ModelSpec => models[name]);

test('every law of the folder is in the suite', () => {
  expect(Object.keys(laws).sort()).toEqual(modulesIn('../src/laws').sort());
  expect(Object.keys(networkLaws).sort()).toEqual(modulesIn('../src/laws/network').sort());
});

test('every case of the folder is in the suite', async () => {
  const mixtures = modulesIn('../src/cases').map((name) => import(`../src/cases/${name}.ts`));
  const networks = modulesIn('../src/cases/network').map((name) => import(`../src/cases/network/${name}.ts`));
  for (const [modules, all] of [
    [mixtures, cases],
    [networks, networkCases],
  ] as const) {
    const exported = (await Promise.all(modules)) as Readonly<Record<string, unknown>>[];
    const found = exported.flatMap((module) => Object.values(module)).filter((value) => typeof value === 'object');
    expect(found.length).toBeGreaterThan(0);
    for (const one of found) expect(Object.values<unknown>(all)).toContain(one);
  }
});

test('the table has no hole: every law × model and every case × engine × front end runs or says why not', () => {
  expect(holes(lawTable, caseTable)).toEqual([]);
  expect(networkHoles(networkLawTable, networkCaseTable)).toEqual([]);
  expect(holes(everything.laws, everything.cases)).toEqual([]);
  expect(networkHoles(everything.networks.laws, everything.networks.cases)).toEqual([]);
});

test('a hole in the table is seen, and does not compile', () => {
  const { truth: _, ...holed } = lawTable;
  // @ts-expect-error a law without a row
  const lacksLaw: LawTable = holed;
  expect(holes(lacksLaw, caseTable)).toHaveLength(modelNames.length);

  const { lecture: __, ...fewer } = caseTable;
  // @ts-expect-error a case without a row
  const lacksCase: CaseTable = fewer;
  expect(holes(lawTable, lacksCase)).toEqual(['lecture']);

  const { cli: ___, ...noCli } = caseTable.lecture.wasm;
  // @ts-expect-error cells without a front end
  const lacksFront: CaseTable = { ...caseTable, lecture: { ...caseTable.lecture, wasm: noCli } };
  expect(holes(lawTable, lacksFront)).toEqual(['lecture: wasm, cli']);
  expect(
    holes(lawTable, {
      ...caseTable,
      lecture: { ...caseTable.lecture, wasm: { ...caseTable.lecture.wasm, cli: { because: '' } } },
    }),
  ).toEqual(['lecture: wasm, cli']);
});

test('so is a hole in the table of networks', () => {
  const { enumeration: _, ...holed } = networkLawTable;
  // @ts-expect-error a law without a row
  const lacksLaw: NetworkLawTable = holed;
  expect(networkHoles(lacksLaw, networkCaseTable)).toHaveLength(networkNames.length);

  const { star: __, ...fewer } = networkLawTable.monotone;
  // @ts-expect-error a law without one of the networks
  const lacksModel: NetworkLawTable = { ...networkLawTable, monotone: fewer };
  expect(networkHoles(lacksModel, networkCaseTable)).toEqual(['monotone, star']);

  const { reference: ___, ...oneEngine } = networkCaseTable.lecture;
  // @ts-expect-error cells without an engine
  const lacksEngine: NetworkCaseTable = { ...networkCaseTable, lecture: oneEngine };
  expect(networkHoles(networkLawTable, lacksEngine)).toEqual(
    frontEndNames.map((front) => `lecture: reference, ${front}`),
  );
});

test('every law and case runs somewhere; every model meets every engine through every front end', () => {
  for (const rows of Object.values(lawTable)) expect(Object.values(rows).some(runsSomewhere)).toBe(true);
  for (const cells of Object.values(caseTable)) expect(runsSomewhere(cells)).toBe(true);
  for (const model of modelNames)
    for (const engine of engineNames)
      for (const front of frontEndNames) {
        const running = Object.values(lawTable).filter((rows) => rows[model][engine][front] === 'run');
        const least = leastLaws(engine, front, 6, 16);
        expect(running.length, `laws of ${model} on ${engine} through ${front}`).toBeGreaterThanOrEqual(least);
      }
  for (const rows of Object.values(networkLawTable)) expect(Object.values(rows).some(runsSomewhere)).toBe(true);
  for (const cells of Object.values(networkCaseTable)) expect(runsSomewhere(cells)).toBe(true);
  for (const model of networkNames)
    for (const engine of engineNames)
      for (const front of frontEndNames) {
        const running = Object.values(networkLawTable).filter((rows) => rows[model][engine][front] === 'run');
        const least = leastLaws(engine, front, 2, 15);
        expect(running.length, `laws of ${model} on ${engine} through ${front}`).toBeGreaterThanOrEqual(least);
      }
});

test('every family and every kind of model in the library has a model in the suite', () => {
  const tested = new Set(specs.flatMap((spec) => spec.families));
  expect([...tested].sort()).toEqual(Object.keys(families).sort());
  const kinds = filesIn('../../core/src/models').filter((name) => !name.endsWith('.ts'));
  const inSuite = [
    ...specs.map(({ kind }) => kind),
    ...networkNames.map((name) => drawFromTruth(name, 2, 1).document.kind),
  ];
  expect([...new Set<string>(inSuite)].sort()).toEqual(kinds.sort());
});

test('COVERAGE.md and coverage.json are in step with the table', async () => {
  await expect(coverageMarkdown()).toMatchFileSnapshot('../COVERAGE.md');
  await expect(`${JSON.stringify(coverageData(), undefined, 2)}\n`).toMatchFileSnapshot('../coverage.json');
});

function holes(lawRows: LawTable, caseRows: CaseTable): string[] {
  const inLaws = Object.keys(laws).flatMap((law) =>
    modelNames.flatMap((model) => holesIn(lawRows[law as keyof LawTable]?.[model], `${law}, ${model}`)),
  );
  return [...inLaws, ...Object.keys(cases).flatMap((name) => holesIn(caseRows[name as keyof CaseTable], name))];
}

const networkHoles = (lawRows: NetworkLawTable, caseRows: NetworkCaseTable): string[] => [
  ...Object.keys(networkLaws).flatMap((law) =>
    networkNames.flatMap((name) => holesIn(lawRows[law as keyof NetworkLawTable]?.[name], `${law}, ${name}`)),
  ),
  ...Object.keys(networkCases).flatMap((name) => holesIn(caseRows[name as keyof NetworkCaseTable], name)),
];

function holesIn(cells: Cells | undefined, name: string): string[] {
  if (!cells) return [name];
  return engineNames.flatMap((engine) =>
    frontEndNames.flatMap((front) => {
      const cell = cells[engine]?.[front];
      return cell === 'run' || (cell !== undefined && cell.because.length > 10) ? [] : [`${name}: ${engine}, ${front}`];
    }),
  );
}

/** Commands take longer than calls; the reference engine has the bits of Node in Chromium. */
function leastLaws(engine: string, front: string, throughProgram: number, inLibrary: number): number {
  if (front === 'cli') return throughProgram;
  return engine === 'reference' && front === 'chromium' ? 1 : inLibrary;
}

const runsSomewhere = (cells: Cells): boolean =>
  engineNames.some((engine) => frontEndNames.some((front) => cells[engine][front] === 'run'));
