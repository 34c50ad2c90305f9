import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { latent, latentProcess, reference } from './cli.ts';
import { hasScript, onTerminal } from './terminal.ts';

const SHIPPED = fileURLToPath(new URL('../references', import.meta.url));

interface Verification {
  readonly agreed: boolean;
  readonly checks: readonly {
    readonly result: string;
    readonly quantity: string;
    readonly published: number;
    readonly computed: number;
    readonly ok: boolean;
  }[];
  readonly notAvailable: readonly { readonly result: string; readonly reason: string }[];
}

const copies: string[] = [];
afterEach(() => {
  for (const path of copies.splice(0)) rmSync(path, { recursive: true, force: true });
});

/** What comes along, with only these results, changed as a test wants it. */
function copied(results: readonly string[], change: (path: string) => void = () => undefined): string {
  const path = mkdtempSync(join(tmpdir(), 'latent-references-'));
  copies.push(path);
  cpSync(join(SHIPPED, 'data'), join(path, 'data'), { recursive: true });
  for (const name of results) cpSync(join(SHIPPED, 'ref', `${name}.json`), join(path, 'ref', `${name}.json`));
  change(path);
  return path;
}

function edited(path: string, from: string, to: string): void {
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

const verify = async (...args: readonly string[]): Promise<{ code: number | null; document: Verification }> => {
  const { code, stdout, stderr } = await latent(['verify', '--json', ...args]);
  expect(stderr).toBe('');
  return { code, document: JSON.parse(stdout) };
};

it('replays what comes along: every quantity agrees', async () => {
  const { code, stdout, stderr } = await latentProcess(['verify'], { env: { LATENT_REFERENCES: '' } });
  expect(stderr).toBe('');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^result +source +quantity +published +computed +difference +ok\n/);
  expect(stdout).toMatch(/^role conflict, 3 classes .*\n +rank +13 +13 +0 +yes$/m);
  expect(stdout).toMatch(/^genetic linkage +Dempster, Laird & Rubin 1977 .* 0\.626821497871 +0\.626821497871 /m);
  expect(stdout).toContain('175 of 175 quantities of 58 results agree\n');
}, 60_000);

it('computes with both engines: the numbers are not copied', async () => {
  const folder = copied(['steps_iris_gmm_spherical_K3', 'steps_mixed150_K2']);
  const runs = await Promise.all(
    ['wasm', 'reference'].map((engine) => verify('--references', folder, '--engine', engine)),
  );
  const numbers = runs.map(({ document }) => document.checks.map(({ computed }) => computed));
  expect(runs.map(({ code }) => code)).toEqual([0, 0]);
  expect(numbers[0]).not.toEqual(numbers[1]); // they differ in the last digits
}, 60_000);

it.skipIf(!hasScript())('stays within a terminal: results and sources in lines of their own', async () => {
  const folder = copied(['conv_mclust_acidity_E_2']);
  const shown = await onTerminal(['verify', '--references', folder, '--no-color', '--quiet'], folder, 90);
  expect(shown).toContain('\nconv_mclust_acidity_E_2: Crawford 1994; mclust (Scrucca et al. 2016)\nlog-likelihood ');
  for (const line of shown.split('\n')) expect(line.length).toBeLessThanOrEqual(90);
});

describe('what does not agree', () => {
  it('is shown, and the exit code is 4', async () => {
    const folder = copied(['conv_mclust_faithful_VVI_2'], (path) =>
      edited(join(path, 'ref/conv_mclust_faithful_VVI_2.json'), '"loglik":-1147.80635', '"loglik":-1147.81635'),
    );
    const { code, stdout } = await latent(['verify', '--references', folder]);
    expect(code).toBe(4);
    expect(stdout).toMatch(/log-likelihood +-1147\.816352\d* +-1147\.806352\d* +0\.01 +NO$/m);
    expect(stdout).toContain('10 of 11 quantities of 6 results agree\n  conv_mclust_faithful_VVI_2: log-likelihood is');
  });

  it('is found in a single number of many', async () => {
    const folder = copied(['steps_net5_1'], (path) => {
      const file = join(path, 'ref/steps_net5_1.json');
      const content = JSON.parse(readFileSync(file, 'utf8'));
      content.pruned.iter10.Y[3][1] += 1e-8;
      writeFileSync(file, JSON.stringify(content));
    });
    const { code, document } = await verify('--references', folder);
    expect(code).toBe(4);
    expect(document.agreed).toBe(false);
    expect(document.checks.filter(({ ok }) => !ok).map(({ quantity }) => quantity)).toEqual([
      'tables after 10 iterations',
    ]);
  });
});

describe('what cannot be replayed', () => {
  const refused = async (folder: string, code: string, ...pieces: readonly string[]): Promise<void> => {
    const ended = await latent(['verify', '--references', folder]);
    expect(ended.code).toBe(3);
    expect(ended.stdout).toBe('');
    for (const piece of [`error[${code}]`, 'Fix: ', ...pieces]) expect(ended.stderr).toContain(piece);
  };
  const one = ['conv_mclust_acidity_E_2'];

  it('a folder without results', () => refused(tmpdir(), 'FILE_UNREADABLE', 'no folder of references'));
  it('other data', () =>
    refused(
      copied(one, (path) => edited(join(path, 'data/acidity.csv'), '2.9', '2.8')),
      'OTHER_DATA',
      'acidity.csv',
      'SHA-256',
    ));
  it('data that are missing', () =>
    refused(
      copied(one, (path) => rmSync(join(path, 'data/acidity.csv'))),
      'FILE_UNREADABLE',
      'acidity.csv',
    ));
  it('a file that is no JSON', () =>
    refused(
      copied(one, (path) => writeFileSync(join(path, 'ref/broken.json'), '{')),
      'NOT_JSON',
      'broken.json',
    ));
  it('a result that lacks a part', () =>
    refused(
      copied(one, (path) => edited(join(path, `ref/${one[0]}.json`), '"loglik":', '"loglike":')),
      'SCHEMA',
      '"loglik"',
    ));
  it('an hidden Markov model, and what is not known, are named', async () => {
    const folder = copied([], (path) => {
      cpSync(join(SHIPPED, 'ref/identifiability_wt.json'), join(path, 'ref/identifiability_wt.json'));
      writeFileSync(join(path, 'ref/steps_hmm.json'), '{ "kind": "em-steps", "model": "hmm" }');
      writeFileSync(join(path, 'ref/other.json'), '{ "kind": "poem" }');
    });
    const { code, document } = await verify('--references', folder);
    expect(code).toBe(0);
    expect(document.notAvailable).toEqual([
      { result: 'other', reason: 'its kind "poem" is not known' },
      { result: 'steps_hmm', reason: 'hidden Markov models come later' },
    ]);
  });
});

const everything = reference('ref')?.replace(/ref$/, '');
it.skipIf(everything === undefined)(
  'replays the whole folder of references (skipped where it is absent)',
  async () => {
    const { code, document } = await verify('--references', everything as string);
    expect(document.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(code).toBe(0);
    const results = new Set(document.checks.map(({ result }) => result));
    for (const name of ['best_carcinoma_lca_K3', 'best_election_lca_K3', 'steps_gss82_cat_K3', 'bif_alarm'])
      expect(results).toContain(name);
    expect(document.notAvailable.map(({ result }) => result)).toEqual([
      'best_speed_hmm_K2',
      'steps_hmm_cat',
      'steps_hmm_gauss',
    ]);
  },
  120_000,
);
