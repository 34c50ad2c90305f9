import { mutated } from './mutate.mjs';
import { randomOf } from './random.mjs';
import { BIF, CONFIG, GRAPHS, MIXTURES, NETWORK, QUERIES, TABLES } from './seeds.mjs';

/** A few iterations of one start: what is fuzzed is what reads and checks, not how EM climbs. */
export const SHORT = ['--max-iterations', '3', '--starts', '1'];

/**
 * Case `number` of a seed: the files of its folder, the words of its command, the outputs it asks for, and which file is
 * mutated (`mutant`), if it is not the text of a word.
 *
 * @param documents healthy fit and selection documents, as the program itself writes them
 */
export function caseOf(seed, number, documents) {
  const random = randomOf(seed, number);
  const pool = poolOf(documents);
  const others = Object.values(pool);
  const recipe = random.pick(RECIPES);
  const made = recipe(random, (name) => pool[name], others);
  const { mutant, isJson = false, argv, asked = [] } = made;
  const files = Object.fromEntries(Object.entries(made.files).map(([name, source]) => [name, pool[source]]));
  if (mutant !== undefined) files[mutant] = mutated(random, files[mutant], others, isJson);
  const words = random.chance(0.15) ? [...argv, ...random.pick(FLAGS)] : argv;
  return { files, mutant, asked, argv: random.chance(0.5) ? [...words, '--json'] : words };
}

function poolOf(documents) {
  const pool = {
    bif: BIF,
    network: json(NETWORK),
    mixture: json(MIXTURES.survey),
    config: json(CONFIG),
    ...TABLES,
    ...documents,
  };
  return Object.fromEntries(Object.entries(pool).map(([name, text]) => [name, Buffer.from(text)]));
}

const json = (value) => JSON.stringify(value, null, 1);
const OWN_TABLES = Object.keys(TABLES);
const CSV = 'd.csv';
const text = (random, source, others) =>
  mutated(random, Buffer.from(source), others).toString('utf8').replaceAll('\0', '').slice(0, 100_000);

/** Data that are mutated, and a command that reads them. */
const ofData = (random) => {
  const files = { [CSV]: random.pick(OWN_TABLES) };
  return { mutant: CSV, files, ...random.pick(READERS)() };
};
const READERS = [
  () => ({ argv: ['inspect', CSV] }),
  () => ({ argv: ['fit', CSV, '-k', '2', ...SHORT] }),
  () => ({
    argv: ['fit', CSV, '-k', '2', ...SHORT, '-o', 'out.json', '--rows', 'out.csv'],
    asked: ['out.json', 'out.csv'],
  }),
  () => ({ argv: ['fit', CSV, '-k', '2', '--dry-run'] }),
  () => ({ argv: ['fit', CSV, '--graph', 'A, B -> C', ...SHORT] }),
  () => ({ argv: ['fit', CSV, '--graph', 'Rain -> Sprinkler; G*{a,b} -> Rain, Wet', ...SHORT] }),
  () => ({ argv: ['select', CSV, '-k', '1..2', ...SHORT] }),
];
const applied = (random, model, data) =>
  random.pick([
    () => ({ argv: ['score', model, data] }),
    () => ({ argv: ['predict', model, data] }),
    () => ({ argv: ['predict', model, data, '--unseen', 'missing', '--rows', 'out.csv'], asked: ['out.csv'] }),
    () => ({ argv: ['impute', model, data] }),
    () => ({ argv: ['explain', '--em', data, '--model', model] }),
    () => ({ argv: ['explain', model, data, '--row', '1'] }),
    () => ({ argv: ['fit', data, '--model', model, ...SHORT] }),
    () => ({ argv: ['fit', data, '--start', model, ...SHORT, '-o', 'out.json'], asked: ['out.json'] }),
  ])();
const alone = (random, model) =>
  random.pick([
    () => ({ argv: ['inspect', model] }),
    () => ({ argv: ['inspect', model, '--identifiability'] }),
    () => ({ argv: ['sample', model, '-n', '5'] }),
    () => ({ argv: ['convert', model, 'out.json'], asked: ['out.json'] }),
    () => ({ argv: ['convert', model, 'out.bif'], asked: ['out.bif'] }),
    () => ({ argv: ['convert', model, '-', '--to', random.pick(['json', 'bif', 'ts', 'py', 'r'])] }),
    () => ({ argv: ['query', model, random.pick(QUERIES)] }),
    () => ({ argv: ['report', model] }),
  ])();

const RECIPES = [
  ofData,
  ofData,
  function dataOfAModel(random) {
    const source = random.pick([
      ['mixture', 'survey'],
      ['network', 'grass'],
      ['fitSurvey', 'survey'],
      ['fitNumbers', 'numbers'],
      ['fitMixed', 'mixed'],
    ]);
    return { mutant: CSV, files: { m: source[0], [CSV]: source[1] }, ...applied(random, 'm', CSV) };
  },
  function bif(random) {
    const files = { 'm.bif': 'bif', [CSV]: 'grass' };
    return { mutant: 'm.bif', files, ...(random.chance(0.5) ? alone(random, 'm.bif') : applied(random, 'm.bif', CSV)) };
  },
  function bif2(random) {
    return { mutant: 'm', files: { m: 'bif' }, ...alone(random, 'm') };
  },
  function model(random) {
    const [model, data] = random.pick([
      ['mixture', 'survey'],
      ['network', 'grass'],
    ]);
    const files = { 'm.json': model, [CSV]: data };
    const read = random.chance(0.4) ? alone(random, 'm.json') : applied(random, 'm.json', CSV);
    return { mutant: 'm.json', isJson: true, files, ...read };
  },
  function fitDocument(random) {
    const [fit, data] = random.pick([
      ['fitSurvey', 'survey'],
      ['fitNumbers', 'numbers'],
      ['fitMixed', 'mixed'],
      ['fitGrass', 'grass'],
    ]);
    const files = { 'm.json': fit, [CSV]: data, 'other.json': 'fitSurvey' };
    const read = random.pick([
      () => applied(random, 'm.json', CSV),
      () => alone(random, 'm.json'),
      () => ({ argv: ['report', 'm.json', CSV, '-o', 'out.html'], asked: ['out.html'] }),
      () => ({ argv: ['report', 'm.json', CSV, '--format', random.pick(['md', 'polca'])] }),
      () => ({ argv: ['compare', 'm.json', 'other.json'] }),
      () => ({ argv: ['compare', 'other.json', 'm.json', '--data', CSV] }),
      () => ({ argv: ['fit', CSV, '--repeat', 'm.json'] }),
    ])();
    return { mutant: 'm.json', isJson: true, files, ...read };
  },
  function selection(random) {
    const files = { 's.json': 'selection', 'm.json': 'fitSurvey', [CSV]: 'survey' };
    const data = random.chance(0.5) ? [CSV] : [];
    return { mutant: 's.json', isJson: true, files, argv: ['report', 'm.json', ...data, '--selection', 's.json'] };
  },
  function config(random) {
    const argv = random.pick([
      ['inspect', CSV],
      ['fit', CSV, '-k', '2', ...SHORT],
      ['fit', '--print-config'],
      ['select', CSV, '-k', '1..2', ...SHORT],
    ]);
    return {
      mutant: 'latent.config.json',
      isJson: true,
      files: { 'latent.config.json': 'config', [CSV]: 'survey' },
      argv,
    };
  },
  function graphText(random, _pool, others) {
    const graph = text(random, random.pick(GRAPHS), others);
    return { files: { [CSV]: 'survey' }, argv: ['fit', CSV, '--graph', graph, ...SHORT] };
  },
  function queryText(random, _pool, others) {
    const query = text(random, random.pick(QUERIES), others);
    return { files: { m: random.pick(['network', 'bif']) }, argv: ['query', 'm', query] };
  },
  function flagText(random, _pool, others) {
    const [flag, value] = random.pick(VALUES);
    return {
      files: { [CSV]: 'mixed' },
      argv: ['fit', CSV, '-k', '2', ...SHORT, `${flag}=${text(random, value, others).slice(0, 3000)}`],
    };
  },
];

const VALUES = [
  ['--columns', 'A,n,x'],
  ['--missing', 'NA,-9'],
  ['--delimiter', ','],
  ['--weights', 'w'],
  ['--id', 'id'],
  ['--known', 'A'],
].concat([
  ['--tolerance', '1e-8'],
  ['--prior', '0.5'],
  ['--seed', '3'],
  ['--latent', 'A'],
  ['--criterion', 'bic'],
]);
const FLAGS = [
  ['--quiet'],
  ['--strict'],
  ['--engine', 'reference'],
  ['--no-color'],
  ['--missing', 'no'],
  ['--delimiter', ';'],
  ['--all'],
].concat([
  ['--weights', 'w'],
  ['--id', 'id'],
  ['--format', 'csv'],
  ['--columns', 'A,B'],
  ['--known', 'A'],
  ['--covariance', 'full'],
]);
