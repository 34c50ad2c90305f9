// Most tests run the program in a process that stays loaded. Here every command also runs in a process of its own, as it does for its users,
// and must do the same: exit code, both outputs, and the files that it leaves.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProgram } from '../src/program.ts';
import { folder, latent, latentProcess, SURVEY } from './cli.ts';
import { TWO_ITEMS } from './models.ts';

const NETWORK = {
  format: 'latent-model',
  version: 1,
  kind: 'network',
  nodes: [
    { name: 'T', levels: ['bad', 'good'], latent: true },
    { name: 'W', levels: ['no', 'yes'], parents: ['T'] },
  ],
  parameters: {
    T: [0.7, 0.3],
    W: [
      [0.8, 0.2],
      [0.1, 0.9],
    ],
  },
};

const FILES = {
  'a.csv': SURVEY,
  'two.csv': 'A,B\ny,p\nn,\n,r\n',
  'two.json': TWO_ITEMS,
  'net.json': NETWORK,
  'bad.csv': 'A,B\ny\n',
};

/** Lines of every command: one that succeeds, and one that fails where it can for the data. */
const LINES: Readonly<Record<string, readonly string[]>> = {
  fit: [
    'fit a.csv -k 2 -o fit.json --rows rows.csv',
    'fit - -k 2 --json',
    'fit bad.csv -k 2',
    'fit a.csv -k 3 --strict',
  ],
  select: ['select a.csv -k 1..3 --threads 2', 'select a.csv -k 0..3'],
  predict: ['predict two.json two.csv --rows rows.csv', 'predict two.json a.csv'],
  score: ['score two.json two.csv', 'score two.json absent.csv'],
  sample: ['sample two.json -n 20', 'sample two.json -n x'],
  impute: ['impute two.json two.csv', 'impute bad.csv two.csv'],
  query: ['query net.json T|W=yes', 'query net.json T|W=perhaps'],
  explain: ['explain two.json --row 1 two.csv', 'explain --code NOT_IDENTIFIED', 'explain --code NONE'],
  inspect: ['inspect a.csv', 'inspect two.json --json', 'inspect bad.csv'],
  compare: ['compare two.json two.json', 'compare two.json net.json'],
  report: ['report two.json two.csv -o report.md', 'report absent.json'],
  convert: ['convert net.json net.bif', 'convert two.json two.bif'],
  verify: ['verify --references absent', 'verify --help'], // verify.test.ts runs it whole in a process of its own
  doctor: ['doctor', 'doctor --config absent.json'],
  lab: ['lab --help'],
  completion: ['completion bash', 'completion tcsh'],
  complete: [], // its completer keeps what it was told in memory: completion.test.ts runs it in processes of its own
};

test('every command is here', () => {
  const program = createProgram(
    () => {
      throw new Error('no command runs');
    },
    () => undefined,
  );
  expect(Object.keys(LINES).sort()).toEqual(program.commands.map((command) => command.name()).sort());
});

test.each(Object.values(LINES).flat())('latent %s', async (line) => {
  const [warm, own] = await Promise.all([ended(line, latent), ended(line, latentProcess)]);
  expect(warm).toEqual(own);
});

test('what a command leaves to the next is nothing: the same line again, after others, gives the same', async () => {
  const lines = ['fit a.csv -k 2 --json', '--version', 'fit bad.csv -k 2', 'fit a.csv -k 2 --json --engine reference'];
  const first = [];
  for (const line of lines) first.push(await ended(line, latent));
  for (const [i, line] of lines.entries()) expect(await ended(line, latent)).toEqual(first[i]);
});

/** What a line does in a folder of its own. */
async function ended(line: string, run: typeof latent) {
  const cwd = folder(FILES);
  const env = { LATENT_REFERENCES: '', LATENT_CONFIG: '', HOME: cwd, SHELL: '/bin/bash' };
  const outputs = await run(line.split(' '), { cwd, env, input: SURVEY });
  const files = readdirSync(cwd).sort();
  const contents = files.map((name) => `${name}:\n${readFileSync(join(cwd, name), 'utf8')}`);
  return JSON.parse(JSON.stringify({ ...outputs, contents }).replaceAll(cwd, '.'));
}
