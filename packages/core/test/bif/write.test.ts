import { expect, test } from 'vitest';
import { parseBif, writeBif } from '../../src/bif/index.ts';
import type { NetworkDocument } from '../../src/document/index.ts';
import { GARDEN, GARDEN_TABLES } from './support.ts';

const base = { format: 'latent-model', version: 1, kind: 'network' } as const;

test('the plain form: roots as tables, others row by row', () => {
  const { text, warnings } = writeBif(parseBif(GARDEN).document);
  expect(text).toBe(GARDEN.replace('garden', 'unknown').replace('5e-2, 9.5e-1', '0.05, 0.95'));
  expect(warnings).toEqual([]);
});

test('what BIF has no words for becomes properties; names are quoted where they must be', () => {
  const document: NetworkDocument = {
    ...base,
    nodes: [
      { name: 'Thoughts', levels: ['bad', 'good'], latent: true },
      { name: 'first word', levels: ['<5', '5, or more'], labels: { '<5': 'less than "5"' }, parents: ['Thoughts'] },
      { name: 'second-word', levels: ['<5', '5, or more'], parents: ['Thoughts'], tied: 'first word' },
    ],
    parameters: {
      Thoughts: [0.1, 0.9],
      'first word': [
        [1e-7, 0.9999999],
        [0.25, 0.75],
      ],
    },
    fixed: ['Thoughts'],
    prior: { equivalentSampleSize: 2.5 },
  };
  const { text } = writeBif(document);
  expect(text).toBe(`network unknown {
  property equivalentSampleSize = "2.5" ;
}
variable Thoughts {
  type discrete [ 2 ] { bad, good };
  property latent = "true" ;
  property fixed = "true" ;
}
variable "first word" {
  type discrete [ 2 ] { <5, "5, or more" };
  property levelLabel = "<5" "less than \\"5\\"" ;
}
variable second-word {
  type discrete [ 2 ] { <5, "5, or more" };
  property tied = "first word" ;
}
probability ( Thoughts ) {
  table 0.1, 0.9;
}
probability ( "first word" | Thoughts ) {
  (bad) 1e-7, 0.9999999;
  (good) 0.25, 0.75;
}
probability ( second-word | Thoughts ) {
  (bad) 1e-7, 0.9999999;
  (good) 0.25, 0.75;
}
`);
  expect(parseBif(text)).toEqual({ document, warnings: [] });
});

test('rows that do not quite sum to one are written as they are', () => {
  const document: NetworkDocument = {
    ...base,
    nodes: [{ name: 'X', levels: ['a', 'b'] }],
    parameters: { X: [0.3, 0.7000001] },
  };
  expect(parseBif(writeBif(document).text)).toMatchObject({ document, warnings: [{ code: 'ROWS_NORMALISED' }] });
});

test('keys of other programs are lost with a warning', () => {
  const document = { ...parseBif(GARDEN).document, $schema: 'latent-model.json', 'x-author': 'me', 'x-year': 2024 };
  const { text, warnings } = writeBif(document);
  expect(text).toBe(writeBif(parseBif(GARDEN).document).text);
  expect(warnings).toMatchObject([
    { code: 'BIF_CANNOT_SAY', level: 'warning', message: /x-author, x-year/, where: { keys: ['x-author', 'x-year'] } },
  ]);
});

test('networks without tables, or without some, are refused', () => {
  const { parameters: _, ...bare } = parseBif(GARDEN).document;
  const refused = (document: NetworkDocument, nodes: readonly string[]) =>
    expect(() => writeBif(document)).toThrow(
      expect.objectContaining({ code: 'NO_PARAMETERS', where: expect.objectContaining({ nodes }) }),
    );
  refused(bare, ['Rain', 'Sprinkler', 'Grass']);
  refused({ ...bare, parameters: { Rain: GARDEN_TABLES.Rain, Grass: GARDEN_TABLES.Grass } }, ['Sprinkler']);
});

test('documents are checked before they are written', () => {
  const { document } = parseBif(GARDEN);
  const spoilt = { ...document, parameters: { ...document.parameters, Rain: [0.5, 0.6] } };
  expect(() => writeBif(spoilt)).toThrow(expect.objectContaining({ code: 'BAD_PROBABILITIES' }));
});
