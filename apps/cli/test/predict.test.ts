import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { file, latent, latentJson, pathOf } from './latent.ts';
import { joint, SIZES, TWO_ITEMS, WITH_ZEROS } from './models.ts';

const model = file('model.json', TWO_ITEMS);
const ROWS: readonly (readonly [string | null, string | null])[] = [
  ['y', 'p'],
  ['n', 'r'],
  [null, 'q'],
  [null, null],
  ['y', 'p'],
];
const data = file('data.csv', `person,A,B\n${ROWS.map(([a, b], i) => `p${i},${a ?? ''},${b ?? 'NA'}\n`).join('')}`);

function expectedOf([a, b]: readonly [string | null, string | null]): {
  probabilities: number[];
  entropy: number;
  logLikelihood: number;
} {
  const terms = joint(a, b);
  const sum = terms[0] + terms[1];
  const probabilities = terms.map((term) => term / sum);
  return {
    probabilities,
    entropy: probabilities.reduce((h, p) => h - p * Math.log(p), 0),
    logLikelihood: Math.log(sum),
  };
}

describe('posteriors as CSV', () => {
  test('are those worked out by hand, a line for every row, all-missing rows included', async () => {
    const { code, stdout } = await latent(['predict', model, data, '--id', 'person', '--format', 'csv']);
    expect(code).toBe(0);
    const [header, ...lines] = stdout.trimEnd().split('\n');
    expect(header).toBe('person,group,p_one,p_two,entropy,logLikelihood');
    expect(lines).toHaveLength(ROWS.length);
    lines.forEach((line, i) => {
      const [id, group, ...numbers] = line.split(',');
      const { probabilities, entropy, logLikelihood } = expectedOf(ROWS[i] as (typeof ROWS)[number]);
      expect(id).toBe(`p${i}`);
      expect(group).toBe((probabilities[0] as number) >= 0.5 ? 'one' : 'two');
      for (const [at, value] of [...probabilities, entropy, logLikelihood].entries())
        expect(Number(numbers[at])).toBeCloseTo(value, 13);
    });
    expect(lines[3]?.split(',').slice(2, 4).map(Number)).toEqual([...SIZES]);
  });

  test('without --id the id column is named row and counts from 1', async () => {
    const { stdout, stderr } = await latent(['predict', model, data, '--format', 'csv']);
    expect(stdout.split('\n').map((line) => line.split(',')[0])).toEqual(['row', '1', '2', '3', '4', '5', '']);
    expect(stderr).toContain('ignored: person');
  });

  test('--rows writes the same lines to a file', async () => {
    const csv = await latent(['predict', model, data, '--format', 'csv', '--quiet']);
    const { code, stdout, stderr } = await latent(['predict', model, data, '--rows', pathOf('posteriors.csv')]);
    expect(code).toBe(0);
    expect(stderr).toContain('(5 rows)');
    expect(readFileSync(pathOf('posteriors.csv'), 'utf8')).toBe(csv.stdout);
    expect(csv.stderr).toBe('');
    expect(stdout).toContain('one');
  });

  test('names that a spreadsheet would run are guarded', async () => {
    const dangerous = {
      ...TWO_ITEMS,
      latent: { name: '=group', levels: ['=HYPERLINK("x")', 'two'] },
      parameters: { '=group': SIZES, A: TWO_ITEMS.parameters.A, B: TWO_ITEMS.parameters.B },
    };
    const { stdout } = await latent(['predict', file('dangerous.json', dangerous), data, '--format', 'csv']);
    expect(stdout.split('\n')[0]?.startsWith(`row,'=group,"p_=HYPERLINK(""x"")",p_two`)).toBe(true);
    expect(stdout.split('\n')[1]?.startsWith(`1,"'=HYPERLINK(""x"")",`)).toBe(true);
  });
});

test('as JSON: the same numbers to the last digit', async () => {
  const json = (await latentJson(['predict', model, data])) as {
    levels: string[];
    rows: { row: number; class: string; probabilities: number[]; logLikelihood: number }[];
  };
  const { stdout } = await latent(['predict', model, data, '--format', 'csv']);
  expect(json.levels).toEqual(['one', 'two']);
  const lines = json.rows.map(({ row, class: group, probabilities }) => [row, group, ...probabilities].join(','));
  expect(
    stdout
      .split('\n')
      .slice(1, -1)
      .map((line) => line.split(',').slice(0, 4).join(',')),
  ).toEqual(lines);
});

test('as a table: every row where stdout is no terminal, and the number of rows of each class', async () => {
  const many = file('many.csv', `A,B\n${'y,p\n'.repeat(70)}${'n,r\n'.repeat(30)}`);
  const { stdout } = await latent(['predict', model, many]);
  expect(stdout).not.toContain('--all');
  expect(stdout.split('\n').filter((line) => /^ *\d+ {2}(one|two) /.test(line))).toHaveLength(100);
  expect(stdout).toMatch(/^one +70$/m);
  expect(stdout).toMatch(/^two +30$/m);
});

test('a fit document serves as well as a model document, from stdin too', async () => {
  const words = file('words.csv', `A,B\n${'y,p\nn,r\ny,q\nn,q\n'.repeat(5)}`);
  const fitted = await latent(['fit', words, '-k', '2', '-o', pathOf('fit.json'), '--quiet']);
  expect(fitted.code).toBe(0);
  const fromFile = await latent(['predict', pathOf('fit.json'), words, '--format', 'csv']);
  const fromStdin = await latent(['predict', '-', words, '--format', 'csv'], readFileSync(pathOf('fit.json'), 'utf8'));
  expect(fromStdin.stdout).toBe(fromFile.stdout);
  expect(fromFile.stdout.split('\n')).toHaveLength(22);
});

describe('data against the model', () => {
  test('columns are matched by name, whatever their order', async () => {
    const turned = file('turned.csv', `B,A\n${ROWS.map(([a, b]) => `${b ?? ''},${a ?? ''}\n`).join('')}`);
    const [one, two] = await Promise.all(
      [data, turned].map((path) => latent(['predict', model, path, '--format', 'csv'])),
    );
    expect(two?.stdout).toBe(one?.stdout);
  });

  test('a missing column is an error that names it', async () => {
    const { code, stderr, stdout } = await latent(['predict', model, file('short.csv', 'A,C\ny,1\n')]);
    expect(code).toBe(3);
    expect(stdout).toBe('');
    expect(stderr).toContain('error[COLUMN_ABSENT]');
    expect(stderr).toContain('"B"');
  });

  test('an unseen level is an error with line and column, or missing where asked', async () => {
    const path = file('unseen.csv', 'A,B\ny,p\ny,zzz\n');
    const refused = await latent(['predict', model, path, '--rows', pathOf('never.csv')]);
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain(`error[UNSEEN_LEVEL] ${path}:3: "zzz" is not a level of "B"`);
    expect(existsSync(pathOf('never.csv'))).toBe(false);
    const taken = await latent(['predict', model, path, '--unseen', 'missing', '--format', 'csv']);
    expect(taken.code).toBe(0);
    expect(taken.stderr).toContain('warning[UNSEEN_LEVEL]');
    const sure = expectedOf(['y', null]).probabilities[0] as number;
    expect(Number(taken.stdout.split('\n')[2]?.split(',')[2])).toBeCloseTo(sure, 13);
    expect((await latent(['predict', model, path, '--unseen', 'perhaps'])).code).toBe(2);
  });

  test('known classes condition the posterior, and a note says so', async () => {
    const { stdout, stderr } = await latent([
      'predict',
      model,
      file('known.csv', 'A,B,group\ny,p,two\ny,p,\n'),
      '--format',
      'csv',
    ]);
    const [, known, hidden] = stdout.split('\n');
    expect(known?.startsWith('1,two,0,1,0,')).toBe(true);
    expect(Number(known?.split(',')[5])).toBeCloseTo(Math.log(joint('y', 'p')[1]), 13);
    expect(hidden?.startsWith('2,one,')).toBe(true);
    expect(stderr).toContain('known classes');
  });

  test('an impossible row has the log-likelihood -Infinity and no posterior', async () => {
    const path = file('impossible.csv', 'A,B\ny,p\nn,r\n');
    const zeros = file('zeros.json', WITH_ZEROS);
    const { code, stdout, stderr } = await latent(['predict', zeros, path, '--format', 'csv']);
    expect(code).toBe(0);
    expect(stdout.split('\n')[2]).toBe('2,,,,,-Infinity');
    expect(stderr).toContain(`warning[IMPOSSIBLE_ROW] the row at ${path}:3`);
    const json = (await latentJson(['predict', zeros, path])) as { rows: unknown[] };
    expect(json.rows[1]).toEqual({ row: 2, class: null, probabilities: null, entropy: null, logLikelihood: null });
    expect((await latent(['predict', zeros, path])).stdout).toMatch(/^ +2 {2}impossible/m);
  });
});

describe('model files', () => {
  const refusals: readonly (readonly [string, string | object, string, string])[] = [
    ['cut off', JSON.stringify(TWO_ITEMS).slice(0, 200), 'NOT_JSON', 'cut'],
    ['another version', { ...TWO_ITEMS, version: 2 }, 'UNSUPPORTED_VERSION', 'version 2'],
    [
      'numbers as strings',
      { ...TWO_ITEMS, parameters: { ...TWO_ITEMS.parameters, group: ['0.6', '0.4'] } },
      'SCHEMA',
      '/parameters/group/0',
    ],
    ['nested too deep', `${'{"a":'.repeat(70)}1${'}'.repeat(70)}`, 'DOCUMENT_TOO_DEEP', '64'],
    ['no parameters', { ...TWO_ITEMS, parameters: undefined }, 'NO_PARAMETERS', 'parameters'],
    [
      'probabilities that do not sum to 1',
      { ...TWO_ITEMS, parameters: { ...TWO_ITEMS.parameters, group: [0.6, 0.5] } },
      'BAD_PROBABILITIES',
      '1.1',
    ],
    ['not a document', { hello: 1 }, 'NOT_A_DOCUMENT', 'format'],
  ];
  test('data in place of the model, and cells that were missing in the fit, are pointed out', async () => {
    const swapped = await latent(['predict', data, data]);
    expect(swapped.stderr).toMatch(/error\[NOT_A_DOCUMENT\] .*this is no model.*\n {2}Fix: .*the model stands first/);
    const answers = file('answers.csv', 'A,B\ny,x\nn,9\ny,z\nn,x\n');
    const fitted = await latent(['fit', answers, '-k', '1', '--missing', 'B:9', '--quiet', '-o', pathOf('b.json')]);
    expect(fitted.code, fitted.stderr).toBe(0);
    const { code, stderr } = await latent(['predict', pathOf('b.json'), answers]);
    expect(code).toBe(3);
    expect(stderr).toContain('the fit read its data with --missing "B:9"; these data are read without it');
    expect((await latent(['predict', pathOf('b.json'), answers, '--missing', 'B:9'])).stderr).not.toContain(
      'without it',
    );
  });

  test.each(refusals)('%s: refused with the reason', async (name, content, code, words) => {
    const path = file(`${name.replaceAll(' ', '-')}.json`, content);
    const ran = await latent(['predict', path, data]);
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain(`error[${code}]`);
    expect(ran.stderr).toContain(words);
    const json = await latent(['predict', path, data, '--format', 'json']);
    expect(JSON.parse(json.stderr)).toMatchObject({ error: { code } });
    expect(json.stdout).toBe('');
  });

  test('a feature cannot hold known classes too', async () => {
    expect((await latent(['predict', model, data, '--known', 'A'])).code).toBe(2);
    expect((await latent(['predict', model, data, '--known', 'nobody'])).stderr).toContain('error[UNKNOWN_COLUMN]');
  });

  test('the model and the data cannot both be standard input', async () => {
    expect((await latent(['predict', '-', '-'])).code).toBe(2);
  });

  test('an output that cannot be written is an error, and no part of it stays', async () => {
    const { code, stderr } = await latent(['predict', model, data, '--rows', pathOf('no/such/folder.csv')]);
    expect(code).toBe(3);
    expect(stderr).toContain('error[OUTPUT_UNWRITABLE]');
  });
});
