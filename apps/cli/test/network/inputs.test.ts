// bad-inputs.md, "Networks", through the built program.
import { describe, expect, it } from 'vitest';
import { expectFailure, fitJson, folder, latent } from '../cli.ts';
import { GRASS, GRASS_BIF, GRASS_ROWS, THOUGHTS, WORDS } from './models.ts';

type Pieces = readonly (string | RegExp)[];

const refusesGraph = (graph: string, code: number, name: string, ...pieces: Pieces) =>
  expectFailure({ 'w.csv': WORDS }, ['fit', 'w.csv', '--graph', graph], code, name, ...pieces);
const refusesModel = (model: string | object, name: string, ...pieces: Pieces) =>
  expectFailure({ 'g.csv': GRASS_ROWS, 'm.json': model }, ['fit', 'g.csv', '--model', 'm.json'], 3, name, ...pieces);
const withNodes = (...nodes: object[]) => ({ ...GRASS, nodes, parameters: undefined });
const warningsOf = ({ warnings }: { warnings: { code: string }[] }): string[] => warnings.map(({ code }) => code);

describe('67. a cycle is printed', () => {
  it('in a graph: a mistake in the command', () =>
    refusesGraph(
      'A -> B -> Words -> A',
      2,
      'CYCLE',
      /A -> B -> Words -> A|B -> Words -> A -> B|Words -> A -> B -> Words/,
    ));
  it('in a document', () =>
    refusesModel(
      withNodes(
        { name: 'Rain', levels: ['no', 'yes'], parents: ['Wet'] },
        { name: 'Wet', levels: ['no', 'yes'], parents: ['Rain'] },
      ),
      'CYCLE',
      /Rain -> Wet -> Rain|Wet -> Rain -> Wet/,
    ));
  it('in BIF, with its line', () =>
    refusesModel(
      GRASS_BIF.replace('( Rain ) { table 0.7, 0.3; }', '( Rain | Wet ) { (no) 0.7, 0.3; (yes) 0.7, 0.3; }'),
      'CYCLE',
      /m\.json:\d+/,
      /Rain -> |Wet -> /,
    ));
});

describe('68. names', () => {
  it('an unknown parent, with the nearest', () =>
    refusesModel(
      withNodes({ name: 'Rain', levels: ['no', 'yes'] }, { name: 'Wet', levels: ['no', 'yes'], parents: ['Rein'] }),
      'UNKNOWN_PARENT',
      'Did you mean "Rain"',
    ));
  it('an unknown hidden node, of a document and of a graph', async () => {
    const files = { 'g.csv': GRASS_ROWS, 'g.json': GRASS };
    const latentNode = ['--latent', 'Sprinkelr'];
    await expectFailure(files, ['fit', 'g.csv', '--model', 'g.json', ...latentNode], 3, 'UNKNOWN_NODE', '"Sprinkler"');
    await expectFailure(
      files,
      ['fit', 'g.csv', '--graph', 'Sprinkler', ...latentNode],
      3,
      'UNKNOWN_NODE',
      '"Sprinkler"',
    );
  });
  it('a node twice', () =>
    refusesModel(
      withNodes({ name: 'Rain', levels: ['no', 'yes'] }, { name: 'Rain', levels: ['no', 'yes'] }),
      'DUPLICATE_NAME',
      '"Rain"',
    ));
  it('a node without a column that is not hidden, with the remedies', () =>
    refusesGraph(
      'Mood, Thoughts -> Words',
      3,
      'COLUMN_ABSENT',
      '"Mood", "Thoughts"',
      '--latent Mood,Thoughts',
      'Mood*',
    ));
  it('a column without any cell, of a node that is not hidden', () =>
    expectFailure(
      { 'a.csv': 'A,B\nx,\ny,\nx,\n' },
      ['fit', 'a.csv', '--graph', 'A{x,y} -> B{u,v}'],
      3,
      'COLUMN_ALL_MISSING',
      '--latent B',
    ));
  it('a hidden node without levels', () =>
    refusesGraph('Thoughts* -> Words', 3, 'BAD_LEVELS', '"Thoughts" is hidden', /Thoughts\*\{no,yes\}/));
  it('levels that contradict', () => refusesGraph('A*{x,y} -> Words; A{y,x}', 2, 'BAD_LEVELS', 'x, y and then y, x'));
});

describe('69. rows of tables', () => {
  const off = (difference: number) => ({
    ...GRASS,
    parameters: { ...GRASS.parameters, Rain: [0.7 + difference, 0.3] },
  });
  it('that are off by 1e-7 are normalised, with a note', async () => {
    const cwd = folder({ 'g.csv': GRASS_ROWS, 's.json': off(1e-7) });
    const fit = await fitJson(cwd, ['g.csv', '--start', 's.json', '--max-iterations', '0']);
    expect(fit.model.parameters.Rain[0] + fit.model.parameters.Rain[1]).toBeCloseTo(1, 15);
    expect(warningsOf(fit)).toContain('ROWS_NORMALISED');
    const { stderr } = await latent(['fit', 'g.csv', '--start', 's.json'], { cwd });
    expect(stderr.match(/note\[ROWS_NORMALISED\]/g)).toHaveLength(1);
  });
  it('that are off by more are an error with the sum', () =>
    expectFailure(
      { 'g.csv': GRASS_ROWS, 's.json': off(1e-3) },
      ['fit', 'g.csv', '--start', 's.json'],
      3,
      'BAD_PROBABILITIES',
      '/parameters/Rain',
      /1\.001|1\.0009/,
    ));
  it('in BIF too', async () => {
    const cwd = folder({ 'g.csv': GRASS_ROWS, 's.bif': GRASS_BIF.replace('0.7, 0.3', '0.7000001, 0.3') });
    const fit = await fitJson(cwd, ['g.csv', '--start', 's.bif', '--max-iterations', '0']);
    expect(warningsOf(fit).filter((code) => code === 'ROWS_NORMALISED')).toHaveLength(1);
    await refusesModel(GRASS_BIF.replace('0.7, 0.3', '0.8, 0.3'), 'BAD_PROBABILITIES', '1.1');
  });
});

it('70. a configuration of the parents without a row in BIF is named', () =>
  refusesModel(GRASS_BIF.replace('(yes) 0.9, 0.1;', ''), 'BIF_MISSING_ROW', /m\.json:\d+/, 'Sprinkler', 'yes'));

describe('71. levels of the data that the model does not have are listed', () => {
  const rows = 'Rain,Sprinkler,Wet\nno,no,no\ndrizzle,no,no\nsnow,no,yes\n';
  it('of a document', () =>
    expectFailure(
      { 'g.csv': rows, 'g.json': GRASS },
      ['fit', 'g.csv', '--model', 'g.json'],
      3,
      'UNSEEN_LEVEL',
      'g.csv:3',
      '"drizzle"',
      '"snow"',
      'no, yes',
    ));
  it('of BIF', () =>
    expectFailure(
      { 'g.csv': rows, 'g.bif': GRASS_BIF },
      ['fit', 'g.csv', '--model', 'g.bif'],
      3,
      'UNSEEN_LEVEL',
      '"snow"',
    ));
  it('of a graph, before and after --dry-run', async () => {
    const args = ['fit', 'g.csv', '--graph', 'Rain{no,yes} -> Wet'];
    await expectFailure({ 'g.csv': rows }, args, 3, 'UNSEEN_LEVEL', '"drizzle"', '"snow"');
    await expectFailure({ 'g.csv': rows }, [...args, '--dry-run'], 3, 'UNSEEN_LEVEL', '"drizzle"');
  });
  it.each([
    ['1.5', '2.5', 'NOT_A_LABEL'],
    ['1', 'one', 'MIXED_COLUMN'],
    ['1', '-1', 'NEGATIVE_CODE'],
    ['1,5', '2,5', 'DECIMAL_COMMA'],
    ['1', '1e999', 'NOT_FINITE'],
  ])('columns that are no levels are refused as items are: %s and %s', (a, b, code) =>
    expectFailure({ 'a.csv': `A\n"${a}"\n"${b}"\n"${a}"\n` }, ['fit', 'a.csv', '--graph', 'A'], 3, code, '"A"'),
  );
});

it('72. a hidden node with nothing observed below it is a warning, and keeps its start', async () => {
  const model = {
    ...THOUGHTS,
    nodes: [...THOUGHTS.nodes, { name: 'Deeds', levels: ['a', 'b'], parents: ['Words'], latent: true }],
    parameters: {
      ...THOUGHTS.parameters,
      Deeds: [
        [0.9, 0.1],
        [0.25, 0.75],
      ],
    },
  };
  const cwd = folder({ 'w.csv': WORDS, 's.json': model });
  const { code, stderr, stdout } = await latent(['fit', 'w.csv', '--start', 's.json'], { cwd });
  expect(code).toBe(0);
  expect(stderr).toMatch(/warning\[BARREN_NODE\].*"Deeds"/);
  expect(stdout).toMatch(/^bad +0\.9000 +0\.1000 +not estimated$/m);
});

it('73. a hidden node of one level is accepted and has no parameters', async () => {
  const cwd = folder({ 'w.csv': WORDS });
  const fit = await fitJson(cwd, ['w.csv', '--graph', 'Thoughts*{all} -> Words']);
  expect(fit.freeParameters).toBe(1);
  expect(fit.model.parameters.Thoughts).toEqual([1]);
  expect(fit.logLikelihood).toBeCloseTo(37 * Math.log(0.37) + 63 * Math.log(0.63), 9);
});

it('74. a clique that does not fit is refused before anything runs, with its size and the bytes', async () => {
  const parents = Array.from({ length: 30 }, (_, i) => `H${i}*{a,b}`).join(', ');
  const began = performance.now();
  await refusesGraph(`${parents} -> Words`, 3, 'CLIQUE_TOO_LARGE', '31 nodes', String(2 ** 31), String(2 ** 34), 'GiB');
  expect(performance.now() - began).toBeLessThan(10_000);
});

describe('75. a row that is impossible under zeros that stay', () => {
  const contradiction = 'Rain,Sprinkler,Wet\nno,no,no\nno,yes,yes\nno,no,yes\n';
  const names: Pieces = ['g.csv:4', 'row 3'];
  it('of a start is named', () =>
    expectFailure(
      { 'g.csv': contradiction, 's.json': GRASS },
      ['fit', 'g.csv', '--start', 's.json'],
      3,
      'IMPOSSIBLE_ROW',
      ...names,
    ));
  it('of a fixed table too', () =>
    expectFailure(
      { 'g.csv': contradiction, 'm.json': { ...GRASS, fixed: ['Wet'] } },
      ['fit', 'g.csv', '--model', 'm.json'],
      3,
      'IMPOSSIBLE_ROW',
      ...names,
    ));
});

it('76. a configuration that no row supports keeps its values and is marked', async () => {
  const cwd = folder({ 'g.csv': 'Rain,Sprinkler,Wet\nno,no,no\nno,yes,yes\nno,no,no\n', 's.json': GRASS });
  const { code, stdout, stderr } = await latent(['fit', 'g.csv', '--start', 's.json', '-o', 'fit.json'], { cwd });
  expect(code).toBe(0);
  expect(stderr).toMatch(/warning\[NOT_ESTIMATED\].*Rain=yes/);
  expect(stdout).toMatch(/^yes +0\.9000 +0\.1000 +not estimated$/m);
  const withPrior = await latent(['fit', 'g.csv', '--model', 's.json', '--prior', '1'], { cwd });
  expect(withPrior.stderr).not.toContain('NOT_ESTIMATED');
  expect(withPrior.stdout).not.toContain('not estimated');
  expect(withPrior.stdout).toMatch(/^yes +0\.5000 +0\.5000 +0$/m);
});

it('77. words with all thoughts hidden: rank 1 of 3, before and after the fit; exit code 4 under --strict', async () => {
  const cwd = folder({ 'w.csv': WORDS });
  const args = ['fit', 'w.csv', '--graph', 'Thoughts*{bad,good} -> Words'];
  for (const more of [['--dry-run'], []]) {
    const { code, stdout } = await latent([...args, ...more], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('no, rank 1 of 3: 2 directions undetermined');
    expect(stdout).toContain('rows show only 1 independent probability');
  }
  const before = await latent([...args, '--dry-run'], { cwd });
  expect(before.stdout).toContain(
    'P(Thoughts) and P(Words | Thoughts) can trade off: only P(Words = good) is determined',
  );
  const after = await latent([...args, '--strict'], { cwd });
  expect(after.code).toBe(4);
  expect(after.stderr).toMatch(/warning\[NOT_IDENTIFIED\] only 1 of 3 .*degrees of freedom −2/);
  expect((await latent(args, { cwd })).code).toBe(0);
});

describe('78. BIF', () => {
  it('with comments, quotes, default rows and odd names is read', async () => {
    const odd = GRASS_BIF.replaceAll('Sprinkler', 'garden-sprinkler.v2').replaceAll('Wet', '"wet grass"');
    const rows = GRASS_ROWS.replace('Sprinkler', 'garden-sprinkler.v2').replace('Wet', 'wet grass');
    const cwd = folder({ 'g.csv': rows, 'g.bif': odd });
    const fit = await fitJson(cwd, ['g.csv', '--model', 'g.bif']);
    expect(fit.model.nodes.map(({ name }: { name: string }) => name)).toEqual([
      'Rain',
      'garden-sprinkler.v2',
      'wet grass',
    ]);
    expect(warningsOf(fit)).toContain('BIF_PROPERTIES_LEFT_OUT');
  });
  it('that is cut off, or is something else, is refused with its line', async () => {
    await refusesModel(GRASS_BIF.slice(0, -40), 'BIF_SYNTAX', /m\.json:\d+/);
    await refusesModel('Rain,Wet\nno,no\n', 'NOT_A_DOCUMENT', 'm.json: this is no model');
  });
  it('comes from standard input too', async () => {
    const { code, stderr } = await latent(['fit', 'g.csv', '--model', '-'], {
      cwd: folder({ 'g.csv': GRASS_ROWS }),
      input: GRASS_BIF,
    });
    expect(code, stderr).toBe(0);
  });
});

describe('a graph that cannot be read', () => {
  it('is shown with a caret under the place', async () => {
    const { code, stderr } = await latent(['fit', 'w.csv', '--graph', 'Thoughts*{bad,good} => Words'], {
      cwd: folder({ 'w.csv': WORDS }),
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error\[GRAPH_SYNTAX\] the graph has "=>" at position 21$/m);
    const [, graph, caret] = stderr.split('\n');
    expect(graph?.indexOf('=>')).toBe(caret?.indexOf('^'));
  });
  it('has its place in JSON', async () => {
    const { stderr } = await latent(['fit', 'w.csv', '--graph', 'A ->', '--json'], { cwd: folder({ 'w.csv': WORDS }) });
    expect(JSON.parse(stderr).error).toMatchObject({ code: 'GRAPH_SYNTAX', where: { graph: 'A ->', position: 5 } });
  });
});

describe('54. options that a network does not have', () => {
  const conflict = (...flags: string[]) =>
    expectFailure(
      { 'w.csv': WORDS, 'm.json': THOUGHTS },
      ['fit', 'w.csv', ...(flags.includes('--start') ? [] : ['--graph', 'Thoughts*{a,b} -> Words']), ...flags],
      2,
      'CONFLICTING_OPTIONS',
      flags[0] as string,
    );
  it.each([
    ['-k', '2'],
    ['--columns', 'Words'],
    ['--covariance', 'full'],
    ['--known', 'Words'],
    ['--start-method', 'random'],
    ['--prior-centre', 'margins'],
    ['--covariance-prior', '1'],
    ['--weights', 'Words'],
    ['--id', 'Words'],
    ['--model', 'm.json'],
    ['-k', '2', '--start', 'm.json'],
  ])('%s %s', (...flags) => conflict(...flags));
  it('two priors', () => conflict('--prior', '1', '--equivalent-sample-size', '2'));
  it('a prior of networks beside a mixture', () =>
    expectFailure(
      { 'w.csv': WORDS },
      ['fit', 'w.csv', '-k', '2', '--equivalent-sample-size', '2'],
      2,
      'CONFLICTING_OPTIONS',
      '--prior',
    ));
  it('documents of two kinds', async () => {
    const mixture = {
      format: 'latent-model',
      version: 1,
      kind: 'mixture',
      latent: { name: 'class', levels: ['1', '2'] },
      features: [{ name: 'Words', family: 'categorical', levels: ['bad', 'good'] }],
    };
    const files = { 'w.csv': WORDS, 'n.json': THOUGHTS, 'm.json': mixture };
    await expectFailure(files, ['fit', 'w.csv', '--model', 'n.json', '--start', 'm.json'], 3, 'WRONG_KIND', 'm.json');
    await expectFailure(files, ['fit', 'w.csv', '--model', 'm.json', '--start', 'n.json'], 3, 'WRONG_KIND', 'n.json');
    await expectFailure(files, ['select', 'w.csv', '-k', '1..2', '--model', 'n.json'], 3, 'WRONG_KIND', 'n.json');
    await expectFailure(
      files,
      ['select', 'w.csv', '-k', '1..2', '--graph', 'Words'],
      2,
      'CONFLICTING_OPTIONS',
      '--graph',
    );
  });
});
