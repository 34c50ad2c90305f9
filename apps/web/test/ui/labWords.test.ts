import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';
import { labWords } from '../../src/ui/labWords.ts';

/** What speaks of the command line. */
const FLAG = /(^|[^-\w])--[a-z]|\blatent (?:fit|inspect|predict|data) /;

const packages = fileURLToPath(new URL('../../../../packages/', import.meta.url));

/** Every text in the source of a package, with a word in place of what is put into it. */
function textsOf(folder: string): string[] {
  const texts: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, value, quasis } = node as {
      type?: string;
      value?: unknown;
      quasis?: { value: { cooked: string } }[];
    };
    if (type === 'Literal' && typeof value === 'string') texts.push(value);
    if (type === 'TemplateLiteral') texts.push((quasis ?? []).map((quasi) => quasi.value.cooked).join('poisson'));
    for (const child of Object.values(node)) visit(child);
  };
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (file.endsWith('.ts')) visit(parseSync(file, readFileSync(join(folder, file), 'utf8')).program);
  return texts;
}

test('every text of the library and its readers that names a flag has words of the lab', () => {
  const texts = ['core/src', 'files/src'].flatMap((folder) => textsOf(join(packages, folder)));
  const flagged = texts.filter((text) => FLAG.test(text));
  expect(flagged.length).toBeGreaterThan(20);
  // Of the data file of a command there is none to be mixed up with in the lab.
  const own = flagged.filter((text) => !text.includes('where a command takes both'));
  expect(own.filter((text) => FLAG.test(labWords(text)))).toEqual([]);
});

test.each([
  [
    'Use a prior (--prior 0.5), or merge rare levels.',
    'Use a prior (a pseudo-count of 0.5, in “Model”), or merge rare levels.',
  ],
  [
    'Use fewer classes, a tied covariance, or a covariance prior (--covariance-prior 1).',
    'Use fewer classes, or a tied covariance, in “Model”.',
  ],
  [
    'Correct the cell, or declare it as missing: --missing "age:1O".',
    'Correct the cell, or declare it as missing, in “Data” under “Missing cells”: age:1O.',
  ],
  [
    'Where it stands for a missing cell: --missing "q1:-9"; where it is a level: --columns "q1:categorical"; where it is a number: "q1:gaussian".',
    'Where it stands for a missing cell, in “Data” under “Missing cells”: q1:-9; where it is a level: “categorical” for “q1” in “Variables”; where it is a number: “measurement (normal)” for “q1” in “Variables”.',
  ],
  [
    'Name it with --id person, leave it out with --columns, or insist with --columns "person:categorical".',
    'Name it under “Rows are named by” in “Data”, leave it out in “Variables”, or insist with “categorical” for “person” in “Variables”.',
  ],
  [
    'Say that the node is hidden ("latent": true, --latent Mood, or Mood* in --graph); or rename columns.',
    'Say that the node is hidden (tick “hidden” at it in “Model”); or rename columns.',
  ],
  ['delimiter ; (detected; tab fits too: --delimiter "\\t")', 'delimiter ; (detected; tab fits too, see “Delimiter”)'],
  [
    'where it is a label, declare "x:categorical".',
    'where it is a label, choose “categorical” for “x” in “Variables”.',
  ],
  ['Levels are: a, --b, "c:d".', 'Levels are: a, --b, "c:d".'],
])('%s', (text, said) => {
  expect(labWords(text)).toBe(said);
});
