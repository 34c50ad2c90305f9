import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const FOLDER = new URL('../src/style/', import.meta.url);

/** Every declaration of the style sheets but those of the tokens, as "file: property: value". */
const declarations = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.css') && file !== 'tokens.css')
  .flatMap((file) =>
    [
      ...readFileSync(new URL(file, FOLDER), 'utf8')
        .replaceAll(/\/\*[\s\S]*?\*\//g, '')
        .matchAll(/^\s+([\w-]+):\s*([^;{]+);/gm),
    ].map(([, property = '', value = '']) => ({ property, value, said: `${file}: ${property}: ${value}` })),
  );

const offending = (properties: RegExp, isAllowed: (value: string) => boolean): string[] =>
  declarations.filter(({ property, value }) => properties.test(property) && !isAllowed(value)).map(({ said }) => said);

test('distances are tokens; only hairlines, and what goes with the letters, are not', () => {
  const lengths = (value: string): number[] =>
    [...value.matchAll(/(-?[\d.]+)(px|rem)/g)].map(([, size, unit]) => Number(size) * (unit === 'rem' ? 16 : 1));
  const found = offending(/^(margin|padding|gap)/, (value) => lengths(value).every((size) => Math.abs(size) <= 3));
  expect(found).toEqual([]);
});

test('sizes of letters are tokens; pictures have 13 px, code is a tenth smaller than its text', () => {
  expect(offending(/^font-size$/, (value) => /^var\(--(small|body|large|h1|h2)\)$/.test(value))).toEqual([
    'base.css: font-size: 0.9em',
    'base.css: font-size: 1em',
    'charts.css: font-size: 13px',
    'charts.css: font-size: 1.05em',
  ]);
});

test('colours are tokens, which know light and dark', () => {
  expect(
    offending(/./, (value) => !/#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/i.test(value)).filter(
      (said) => !/--[\w-]+: /.test(said),
    ),
  ).toEqual([]);
});
