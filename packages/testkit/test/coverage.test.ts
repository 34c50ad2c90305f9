import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { families } from '../../core/src/families/index.ts';
import { cases } from '../src/cases/index.ts';
import { coverageData, coverageMarkdown } from '../src/coverage.ts';
import { laws } from '../src/laws/index.ts';
import { modelNames, models } from '../src/models.ts';
import type { ModelSpec } from '../src/spec.ts';
import {
  type CaseTable,
  type Cells,
  caseTable,
  engineNames,
  frontEndNames,
  type LawTable,
  lawTable,
} from '../src/table.ts';

const filesIn = (folder: string): string[] => readdirSync(fileURLToPath(new URL(folder, import.meta.url)));
const modulesIn = (folder: string, but: readonly string[]): string[] =>
  filesIn(folder).flatMap((file) => (but.includes(file) ? [] : [file.replace(/\.ts$/, '')]));
const specs = modelNames.map((name): ModelSpec => models[name]);

test('every law of the folder is in the suite', () => {
  expect(Object.keys(laws).sort()).toEqual(
    modulesIn('../src/laws', ['index.ts', 'law.ts', 'bits.ts', 'm-step.ts', 'near.ts']).sort(),
  );
});

test('every case of the folder is in the suite', async () => {
  const exported = await Promise.all(
    modulesIn('../src/cases', ['index.ts', 'case.ts', 'reference-model.ts']).map(
      (name) => import(`../src/cases/${name}.ts`),
    ),
  );
  const found = exported.flatMap((module) => Object.values(module)).filter((value) => typeof value === 'object');
  expect(found.length).toBeGreaterThan(0);
  for (const one of found) expect(Object.values(cases)).toContain(one);
});

test('the table has no hole: every law × model and every case × engine × front end runs or says why not', () => {
  expect(holes(lawTable, caseTable)).toEqual([]);
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

test('every law and case runs somewhere; every model meets every engine through every front end', () => {
  for (const rows of Object.values(lawTable)) expect(Object.values(rows).some(runsSomewhere)).toBe(true);
  for (const cells of Object.values(caseTable)) expect(runsSomewhere(cells)).toBe(true);
  for (const model of modelNames)
    for (const engine of engineNames)
      for (const front of frontEndNames) {
        const running = Object.values(lawTable).filter((rows) => rows[model][engine][front] === 'run');
        expect(running.length, `laws of ${model} on ${engine} through ${front}`).toBeGreaterThan(15);
      }
});

test('every family and every kind of model in the library has a model in the suite', () => {
  const tested = new Set(specs.flatMap((spec) => spec.families));
  expect([...tested].sort()).toEqual(Object.keys(families).sort());
  const kinds = filesIn('../../core/src/models').filter((name) => name !== 'index.ts');
  expect([...new Set(specs.map(({ kind }) => kind as string))].sort()).toEqual(kinds.sort());
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

function holesIn(cells: Cells | undefined, name: string): string[] {
  if (!cells) return [name];
  return engineNames.flatMap((engine) =>
    frontEndNames.flatMap((front) => {
      const cell = cells[engine]?.[front];
      return cell === 'run' || (cell !== undefined && cell.because.length > 10) ? [] : [`${name}: ${engine}, ${front}`];
    }),
  );
}

const runsSomewhere = (cells: Cells): boolean =>
  engineNames.some((engine) => frontEndNames.some((front) => cells[engine][front] === 'run'));
