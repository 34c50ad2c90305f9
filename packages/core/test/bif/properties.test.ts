import { expect, test } from 'vitest';
import { parseBif } from '../../src/bif/index.ts';
import { GARDEN, replaced } from './support.ts';

const garden = (property: string): string =>
  replaced(GARDEN, '{ off, low, high };', `{ off, low, high };\n  ${property}`);
const node = (text: string) => parseBif(text).document.nodes[1];

test.each([
  ['property latent = "true" ;', { latent: true }],
  ['property latent=true;', { latent: true }],
  ['property latent = "false" ;', {}],
  [
    'property levelLabel = "off" "No water" ; property levelLabel = "low" "A little; or so" ;',
    { labels: { off: 'No water', low: 'A little; or so' } },
  ],
])('%s is read back', (property, facts) => {
  const text = garden(property);
  expect(node(text)).toEqual({ name: 'Sprinkler', levels: ['off', 'low', 'high'], parents: ['Rain'], ...facts });
  expect(parseBif(text).warnings).toEqual([]);
});

test('fixed variables and priors are read back', () => {
  expect(parseBif(garden('property fixed = "true" ;')).document.fixed).toEqual(['Sprinkler']);
  for (const [key, value] of [
    ['pseudoCount', 0.5],
    ['equivalentSampleSize', 12],
  ] as const) {
    const text = replaced(GARDEN, 'network garden {', `network garden {\n  property ${key} = "${value}" ;`);
    expect(parseBif(text)).toMatchObject({ document: { prior: { [key]: value } }, warnings: [] });
  }
});

test.each([
  'property latent = maybe ;',
  'property latent ;',
  'property latent true ;',
  'property latent = true true ;',
  'property weight = None ;',
  'property position = (73, 165) ;',
  'property label = Long name ;',
  'property 5" pipe, "a" and " ;',
  'property see http://a.b/c /* ;',
  'property levelLabel = off "No water" ;',
  'property pseudoCount = 1 ;',
])('%s is left out, and a note says so', (property) => {
  const text = garden(property);
  const { document, warnings } = parseBif(text, 'n.bif');
  expect(document).toEqual(parseBif(GARDEN).document);
  expect(warnings).toMatchObject([
    { code: 'BIF_PROPERTIES_LEFT_OUT', message: /^one property was/, where: { file: 'n.bif', line: 8 } },
  ]);
});

test.each([
  'property pseudoCount = -1 ;',
  'property pseudoCount = 1e999 ;',
  'property author = "me" ;',
  'property x = 1 ;',
])('of the network: %s is left out', (property) => {
  const text = replaced(GARDEN, 'network garden {', `network garden {\n  ${property}`);
  const { document, warnings } = parseBif(text);
  expect(document).toEqual(parseBif(GARDEN).document);
  expect(warnings).toMatchObject([{ code: 'BIF_PROPERTIES_LEFT_OUT', where: { line: 2 } }]);
});

test('of a probability block: left out, counted with the others', () => {
  const text = garden('property a = 1 ;').replace('  (dry) 0.5', '  property b = "x" ;\n  (dry) 0.5');
  expect(parseBif(text).warnings).toMatchObject([{ message: '2 properties were left out: "a", "b"' }]);
});

test('a variable tied to another repeats its numbers in BIF, and has none of its own in the document', () => {
  const tied = `variable Later { type discrete [ 3 ] { off, low, high }; property tied = "Sprinkler" ; }
      probability ( Later | Rain ) { (dry) 0.5, 0.2, 0.3; (wet) 0.9, 0.1, 0; }`;
  const { nodes, parameters = {} } = parseBif(GARDEN + tied).document;
  expect(nodes[3]).toEqual({ name: 'Later', levels: ['off', 'low', 'high'], parents: ['Rain'], tied: 'Sprinkler' });
  expect(Object.keys(parameters)).toEqual(['Rain', 'Sprinkler', 'Grass']);
});
