import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { folder, latent, STOUFFER_TOBY, SURVEY } from './cli.ts';

const MIXTURE = {
  format: 'latent-model',
  version: 1,
  kind: 'mixture',
  latent: { name: 'class', levels: ['1', '2'] },
  features: [
    { name: 'A', family: 'categorical', levels: ['no', 'yes'] },
    { name: 'B', family: 'categorical', levels: ['no', 'yes'] },
  ],
  parameters: {
    class: [0.3, 0.7],
    A: [
      [0.9, 0.1],
      [0.2, 0.8],
    ],
    B: [
      [1, 0],
      [0.4, 0.6],
    ],
  },
};

const NETWORK = {
  format: 'latent-model',
  version: 1,
  kind: 'network',
  nodes: [
    { name: 'T', levels: ['bad', 'good'], latent: true },
    { name: 'A', levels: ['no', 'yes'], parents: ['T'] },
    { name: 'B', levels: ['no', 'yes'], parents: ['T'] },
  ],
  parameters: {
    T: [0.4, 0.6],
    A: [
      [0.9, 0.1],
      [0.2, 0.8],
    ],
    B: [
      [0.7, 0.3],
      [0.4, 0.6],
    ],
  },
};

const GAUSSIAN = {
  ...MIXTURE,
  features: [{ name: 'x', family: 'gaussian' }],
  parameters: { class: [0.5, 0.5], x: { mean: [[0], [3]], variance: [[1], [2]] } },
};

const FILES = {
  'survey.csv': SURVEY,
  'rows.csv': 'A,B\nno,yes\nyes,\n,no\n',
  'named.csv': 'who,A,B\nann,no,yes\nbob,yes,\n',
  'bad.csv': 'A,B,note\nno,yes,x y\nyes,no,z 2\nyes,no,all different\n',
  'numbers.csv': 'x\n0.5\n2.5\n\n',
  'mixture.json': MIXTURE,
  'network.json': NETWORK,
  'gaussian.json': GAUSSIAN,
  'never.json': {
    ...MIXTURE,
    parameters: {
      ...MIXTURE.parameters,
      B: [
        [1, 0],
        [1, 0],
      ],
    },
  },
};

const CASES: readonly (readonly [command: string, ...rest: string[]])[] = [
  ['fit', 'survey.csv', '-k', '2'],
  ['fit', 'survey.csv', '-k', '2', '--dry-run'],
  ['fit', 'survey.csv', '--graph', 'T*{a,b} -> A, B, C'],
  ['fit', 'survey.csv', '--graph', 'T*{a,b} -> A, B, C', '--dry-run'],
  ['select', 'survey.csv', '-k', '1..2'],
  ['predict', 'mixture.json', 'rows.csv'],
  ['predict', 'mixture.json', 'named.csv', '--id', 'who'],
  ['predict', 'never.json', 'rows.csv'],
  ['predict', 'network.json', 'rows.csv'],
  ['predict', 'network.json', 'named.csv', '--most-probable', '--id', 'who'],
  ['score', 'mixture.json', 'rows.csv'],
  ['score', 'never.json', 'rows.csv'],
  ['sample', 'mixture.json', '-n', '5', '--missing-fraction', '0.4', '--with-latent'],
  ['sample', 'network.json', '-n', '0'],
  ['impute', 'mixture.json', 'rows.csv', '--how', 'draw'],
  ['impute', 'gaussian.json', 'numbers.csv', '--how', 'mean'],
  ['query', 'network.json', 'T, A | B=yes'],
  ['query', 'mixture.json', 'class'],
  ['inspect', 'mixture.json'],
  ['inspect', 'mixture.json', '--identifiability'],
  ['inspect', 'network.json', '--identifiability'],
  ['inspect', 'bad.csv'],
  ['explain', '--code', 'NOT_IDENTIFIED'],
  ['explain', '--em', 'mixture.json', 'rows.csv'],
  ['explain', '--em', 'network.json', 'rows.csv'],
  ['explain', '--row', '2', 'mixture.json', 'rows.csv'],
  ['explain', '--row', '1', 'mixture.json', 'named.csv', '--id', 'who'],
  ['explain', '--row', '1', 'gaussian.json', 'numbers.csv'],
  ['explain', '--row', '2', 'network.json', 'rows.csv'],
  ['convert', 'network.json', '-', '--to', 'json'],
  ['doctor'],
  ['fit', '--print-config'],
];

/** The schema that a command prints, as a check; a case with --dry-run asks with it. */
async function schemaOf([command, ...rest]: readonly [string, ...string[]], cwd: string) {
  const about = rest.includes('--dry-run') ? ['--dry-run'] : [];
  const { code, stdout, stderr } = await latent([command, ...about, '--schema'], { cwd });
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout);
}

/** Schemas by their text: compiling one takes longer than the command. */
const checks = new Map<string, ValidateFunction>();

function compiled(schema: object): ValidateFunction {
  const text = JSON.stringify(schema);
  const check = checks.get(text) ?? new Ajv2020({ allowUnionTypes: true }).compile(schema);
  checks.set(text, check);
  return check;
}

const ownSchema = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, '../schemas', name), 'utf8'));

describe('what a command writes fits the schema that --schema prints', () => {
  it.each(CASES)('%s %s %s %s %s %s', async (...args) => {
    const given = args.filter((word) => word !== undefined) as [string, ...string[]];
    const cwd = folder(FILES);
    const { stdout, stderr, code } = await latent([...given, '--json'], { cwd });
    expect(code, stderr).toBe(0);
    const written = JSON.parse(stdout);
    const isConfig = given.includes('--print-config');
    const schema = isConfig ? ownSchema('latent-options.json') : await schemaOf(given, cwd);
    const check = compiled(schema);
    check(written);
    expect(check.errors).toBeNull();
    if (Array.isArray(written)) return;
    expect(written.version).toBe(1);
    expect(written.$schema).toMatch(new RegExp(`^latent(-cli)?/schemas/${schema.$id.replace('.', '\\.')}$`));
    expect(check({ ...written, version: 2 })).toBe(false);
  });

  it('verify', async () => {
    const cwd = folder({});
    const { stdout } = await latent(['verify', '--json'], { cwd, env: { LATENT_REFERENCES: '' } });
    const check = compiled(await schemaOf(['verify'], cwd));
    check(JSON.parse(stdout));
    expect(check.errors).toBeNull();
    expect(check({ ...JSON.parse(stdout), agreed: 'yes' })).toBe(false);
  });

  it('a fit and a selection in files', async () => {
    const cwd = folder({});
    const data = [STOUFFER_TOBY, '--columns', 'A,B,C,D', '--weights', 'count', '-o', 'out.json', '--quiet'];
    for (const args of [
      ['fit', ...data, '-k', '2'],
      ['select', ...data, '-k', '1..2'],
    ] as [string, ...string[]][]) {
      await latent(args, { cwd });
      const check = compiled(await schemaOf(args, cwd));
      check(JSON.parse(readFileSync(join(cwd, 'out.json'), 'utf8')));
      expect(check.errors).toBeNull();
    }
  });
});

it('a configuration fits its schema, and a mistake in it does not', () => {
  const check = compiled(ownSchema('latent-config.json'));
  const fits = (config: unknown): boolean => check(config);
  expect(fits({ $schema: 'x', seed: 3, missing: 'NA,-99', fit: { starts: 50, strict: true } })).toBe(true);
  for (const config of [{ sed: 3 }, { fit: { startz: 1 } }, { quiet: 'yes' }, { fit: { accelerate: 'turbo' } }, []])
    expect(fits(config)).toBe(false);
});

it.each(['report', 'completion'])('latent %s writes no JSON: --schema says so', async (command) => {
  const { code, stdout, stderr } = await latent([command, '--schema']);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(`error[BAD_OPTION] latent ${command} writes no JSON`);
});
