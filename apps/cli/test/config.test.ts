import { describe, expect, it } from 'vitest';
import { createProgram } from '../src/program.ts';
import { expectFailure, fitJson, folder, latent, SURVEY } from './cli.ts';
import { configSchema } from './configSchema.ts';

const CONFIG = { seed: 3, missing: 'NA,-99', fit: { starts: 7, classes: 2 } };

describe('a configuration', () => {
  it('gives defaults to all commands and to one; flags and the environment win', async () => {
    const cwd = folder({ 'a.csv': SURVEY, 'latent.config.json': CONFIG });
    const fit = await fitJson(cwd, ['a.csv']);
    expect(fit.seed).toBe(3);
    expect(fit.starts.count).toBe(7);
    expect(fit.options.missing).toBe('NA,-99');
    expect(fit.model.latent.levels).toHaveLength(2);
    const run = async (args: readonly string[], env: Record<string, string>) =>
      JSON.parse((await latent(['fit', 'a.csv', '--json', ...args], { cwd, env })).stdout);
    expect((await run([], { LATENT_STARTS: '5' })).starts.count).toBe(5);
    const flags = await run(['--starts', '4', '--seed', '9', '-k', '3'], { LATENT_STARTS: '5', LATENT_SEED: '8' });
    expect([flags.starts.count, flags.seed, flags.model.latent.levels.length]).toEqual([4, 9, 3]);
  });

  it('is the one that --config names, or LATENT_CONFIG', async () => {
    const cwd = folder({ 'a.csv': SURVEY, 'latent.config.json': CONFIG, 'other.json': { seed: 5 } });
    const seeds = await Promise.all([
      fitJson(cwd, ['a.csv', '-k', '2', '--config', 'other.json']),
      fitJson(cwd, ['a.csv', '-k', '2', '--config=other.json']),
      latent(['fit', 'a.csv', '-k', '2', '--json'], { cwd, env: { LATENT_CONFIG: 'other.json' } }).then(({ stdout }) =>
        JSON.parse(stdout),
      ),
    ]);
    expect(seeds.map(({ seed }) => seed)).toEqual([5, 5, 5]);
  });

  it('fills in an option that a command must have', async () => {
    const model = { format: 'latent-model', version: 1, kind: 'mixture', latent: { name: 'c', levels: ['1'] } };
    const features = [{ name: 'A', family: 'categorical', levels: ['n', 'y'] }];
    const parameters = { c: [1], A: [[0.5, 0.5]] };
    const cwd = folder({ 'm.json': { ...model, features, parameters }, 'latent.config.json': { sample: { rows: 4 } } });
    const { code, stdout } = await latent(['sample', 'm.json'], { cwd });
    expect(code).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(5);
  });

  it('makes messages JSON too, where it makes results so', async () => {
    const cwd = folder({ 'latent.config.json': { format: 'json' } });
    const { code, stderr } = await latent(['fit', 'none.csv', '-k', '2'], { cwd });
    expect(code).toBe(3);
    expect(JSON.parse(stderr).error.code).toBe('FILE_UNREADABLE');
  });

  it('gives a format to the commands that have it; --json wins', async () => {
    const cwd = folder({ 'a.csv': SURVEY, 'latent.config.json': { format: 'csv', fit: { classes: 1 } } });
    expect((await latent(['fit', 'a.csv'], { cwd })).stdout).toContain('log-likelihood');
    expect(JSON.parse((await latent(['fit', 'a.csv', '--json'], { cwd })).stdout).format).toBe('latent-fit');
    const own = folder({ 'a.csv': SURVEY, 'latent.config.json': { fit: { format: 'csv', classes: 1 } } });
    expect((await latent(['fit', 'a.csv'], { cwd: own })).stderr).toContain('latent fit has no --format csv');
  });

  it('does not stand in the way of --repeat', async () => {
    const cwd = folder({ 'a.csv': SURVEY });
    await latent(['fit', 'a.csv', '-k', '2', '-o', 'fit.json', '--quiet'], { cwd });
    const config = folder({ 'c.json': CONFIG });
    const args = ['fit', 'a.csv', '--repeat', 'fit.json', '--config', `${config}/c.json`];
    const { code, stderr } = await latent(args, { cwd });
    expect(code, stderr).toBe(0);
    expect(stderr).toContain('as recorded');
  });

  it('a switch that it turns on is turned off again by a flag', async () => {
    const cwd = folder({ 'a.csv': SURVEY, 'latent.config.json': { quiet: true, fit: { 'dry-run': true } } });
    const on = await latent(['fit', 'a.csv', '-k', '2', '--starts', '2'], { cwd });
    expect(on.stdout).not.toContain('log-likelihood');
    const off = await latent(['fit', 'a.csv', '-k', '2', '--starts', '2', '--no-dry-run', '--no-quiet'], { cwd });
    expect(off.stdout).toContain('log-likelihood');
    expect((await latent(['fit', '--help'], { cwd })).stdout).not.toContain('--no-dry-run');
  });

  it('switches', async () => {
    const cwd = folder({ 'a.csv': SURVEY, 'latent.config.json': { quiet: true, color: false } });
    const env = { FORCE_COLOR: '1' };
    const quiet = await latent(['fit', 'a.csv', '-k', '4', '-o', 'o.json'], { cwd, env });
    expect(quiet.stderr).toBe('');
    expect(quiet.stdout).not.toContain('\u001B');
    const loud = await latent(['fit', 'a.csv', '-k', '4', '-o', 'o.json'], { cwd, env: { ...env, LATENT_QUIET: '0' } });
    expect(loud.stderr).toContain('wrote o.json');
  });
});

describe('mistakes', () => {
  const refuses = (config: unknown, code: number, name: string, ...pieces: readonly (string | RegExp)[]) =>
    expectFailure(
      { 'a.csv': SURVEY, 'latent.config.json': typeof config === 'string' ? config : JSON.stringify(config) },
      ['fit', 'a.csv', '-k', '2'],
      code,
      name,
      ...pieces,
    );
  it('an unknown key', () => refuses({ sed: 3 }, 2, 'BAD_CONFIG', 'latent.config.json', 'Did you mean "seed"'));
  it('an unknown command', () => refuses({ fitt: {} }, 2, 'BAD_CONFIG', 'Did you mean "fit"'));
  it('an unknown option of a command', () =>
    refuses({ fit: { startz: 1 } }, 2, 'BAD_CONFIG', 'no option of latent fit', 'Did you mean "starts"'));
  it('an option of another command', () => refuses({ score: { starts: 1 } }, 2, 'BAD_CONFIG', 'latent score'));
  it('what is of one call only', () => refuses({ json: true }, 2, 'BAD_CONFIG', '"json"'));
  it('a value that the flag refuses', () =>
    refuses({ fit: { starts: 'many' } }, 2, 'BAD_OPTION', '--starts is "many", from latent.config.json (fit.starts)'));
  it('a value for a switch', () => refuses({ quiet: 'yes' }, 2, 'BAD_CONFIG', '"quiet"', 'true or false'));
  it('a switch for a value', () => refuses({ seed: true }, 2, 'BAD_CONFIG', '"seed"'));
  it('a list', () => refuses({ columns: ['A'] }, 2, 'BAD_CONFIG', '"columns" is ["A"]'));
  it('no object', () => refuses('[]', 2, 'BAD_CONFIG', 'is an object'));
  it('no JSON', () => refuses('{ "seed": 3, }', 2, 'BAD_CONFIG', 'not valid JSON'));
  it('a file that is missing', () =>
    expectFailure({ 'a.csv': SURVEY }, ['fit', 'a.csv', '--config', 'c.json'], 2, 'BAD_CONFIG', 'c.json'));
  it('a variable that the flag refuses', async () => {
    const { code, stderr } = await latent(['fit', 'a.csv'], { env: { LATENT_STARTS: 'x' } });
    expect(code).toBe(2);
    expect(stderr).toContain('error[BAD_OPTION] --starts is "x", from LATENT_STARTS');
    const quiet = await latent(['fit', 'a.csv'], { env: { LATENT_QUIET: 'perhaps' } });
    expect(quiet.stderr).toContain('LATENT_QUIET is "perhaps"');
  });
  it('a conflict with what was not typed says where that comes from', () =>
    expectFailure(
      { 'a.csv': SURVEY, 'latent.config.json': { fit: { graph: 'T*{1,2} -> A' } } },
      ['fit', 'a.csv', '-k', '2'],
      2,
      'CONFLICTING_OPTIONS',
      /Also in force: --graph from latent\.config\.json \(fit\.graph\)/,
    ));
  it('do not keep help from being read', async () => {
    const cwd = folder({ 'latent.config.json': '{' });
    expect((await latent(['fit', '--help'], { cwd })).code).toBe(0);
    expect((await latent(['--help'], { cwd })).code).toBe(0);
  });
});

describe('--print-config', () => {
  it('shows every option in force and where it comes from, without arguments', async () => {
    const cwd = folder({ 'latent.config.json': CONFIG });
    const args = ['fit', '--print-config', '--max-iterations', '9'];
    const { code, stdout } = await latent(args, { cwd, env: { LATENT_TOLERANCE: '1e-5' } });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^option +value +from\n/);
    for (const line of [
      /^seed +3 +latent\.config\.json \(seed\)$/m,
      /^starts +7 +latent\.config\.json \(fit\.starts\)$/m,
      /^tolerance +0\.00001 +LATENT_TOLERANCE$/m,
      /^max-iterations +9 +command line$/m,
      /^format +table +default$/m,
      /^graph +- +default$/m,
    ])
      expect(stdout).toMatch(line);
  });

  it('is JSON where that is asked for', async () => {
    const cwd = folder({ 'latent.config.json': { seed: 3 } });
    const { stdout } = await latent(['sample', '--print-config', '--json'], { cwd });
    const { command, options } = JSON.parse(stdout);
    expect(command).toBe('sample');
    expect(options).toContainEqual({ option: 'seed', value: 3, from: 'latent.config.json (seed)' });
    expect(options).toContainEqual({ option: 'format', value: 'json', from: 'command line' });
  });
});

it('has a schema with every option of every command', async () => {
  const program = createProgram(
    () => {
      throw new Error('nothing runs');
    },
    () => undefined,
  );
  const text = `${JSON.stringify(configSchema(program), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot('../schemas/latent-config.json');
});
