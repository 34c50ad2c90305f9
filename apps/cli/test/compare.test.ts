import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { file, latent, latentJson, pathOf } from './latent.ts';
import { CHAIN } from './network/chain.ts';

/** Two clear groups in three items, with holes; w weighs every other row twice. */
const SURVEY = `id,A,B,C,w\n${Array.from({ length: 60 }, (_, i) => {
  const own = i % 3 === 0 ? 'n' : 'y';
  const odd = i % 7 === 0 ? 'y' : 'n';
  return `${i},${own},${i % 5 === 0 ? odd : own},${i % 11 === 0 ? '' : i % 4 === 0 ? odd : own},${1 + (i % 2)}\n`;
}).join('')}`;

interface Comparison {
  readonly fits: { readonly a: { readonly classes: number; readonly logLikelihood: number } };
  readonly differentData: readonly string[];
  readonly differences: { readonly logLikelihood: number; readonly criteria: { readonly bic: number } } | null;
  readonly pairs: readonly { readonly a: string; readonly b: string; readonly totalVariation: number }[];
  readonly unmatched: { readonly a: readonly object[]; readonly b: readonly { readonly class: string }[] };
  readonly agreement: {
    readonly rows: number;
    readonly weight: number;
    readonly table: readonly (readonly number[])[];
    readonly share: number;
    readonly adjustedRand: number | null;
    readonly kappa: number | null;
  } | null;
}

const data = file('survey.csv', SURVEY);
const [two, three, other] = ['two.json', 'three.json', 'other.json'].map(pathOf) as [string, string, string];

beforeAll(async () => {
  const columns = ['--columns', 'A,B,C', '--quiet'];
  await latent(['fit', data, '-k', '2', ...columns, '-o', two]);
  await latent(['fit', data, '-k', '3', ...columns, '-o', three]);
  await latent(['fit', data, '-k', '2', '--columns', 'A,B', '--quiet', '-o', other]);
});

const comparisonOf = async (...args: readonly string[]): Promise<Comparison> =>
  (await latentJson(['compare', ...args, '--quiet'])) as Comparison;

/** The most probable class of every row, by `latent predict`. */
async function classesOf(fit: string): Promise<string[]> {
  const { rows } = (await latentJson(['predict', fit, data, '--quiet'])) as { rows: { class: string }[] };
  return rows.map((row) => row.class);
}

describe('the document', () => {
  test('fits its schema, with and without data', async () => {
    const ajv = new Ajv2020({
      strict: true,
      strictRequired: false,
      allowUnionTypes: true,
      discriminator: true,
    });
    for (const name of ['latent-model', 'latent-fit', 'latent-comparison'])
      ajv.addSchema(JSON.parse(readFileSync(new URL(import.meta.resolve(`latent/schemas/${name}.json`)), 'utf8')));
    const validate = ajv.getSchema('latent-comparison.json');
    for (const args of [
      [two, three],
      [three, two, '--data', data],
      [two, two, '--data', data, '--weights', 'w'],
    ]) {
      validate?.(await comparisonOf(...args));
      expect(validate?.errors).toBeNull();
    }
  });

  test('a fit and itself: everything is the same', async () => {
    const { differences, pairs, unmatched, agreement } = await comparisonOf(two, two, '--data', data);
    expect(differences).toMatchObject({ logLikelihood: 0, criteria: { bic: 0 } });
    expect(pairs.map(({ a, b, totalVariation }) => [a, b, totalVariation])).toEqual([
      ['1', '1', 0],
      ['2', '2', 0],
    ]);
    expect(unmatched).toEqual({ a: [], b: [] });
    expect(agreement).toMatchObject({ rows: 60, share: 1, adjustedRand: 1, kappa: 1 });
  });

  test('figures are those of the fits, and of other numbers of classes one is left over', async () => {
    const [a, b] = [two, three].map((path) => JSON.parse(readFileSync(path, 'utf8')));
    const { fits, differences, differentData, unmatched } = await comparisonOf(two, three);
    expect([fits.a.classes, fits.a.logLikelihood]).toEqual([2, a.logLikelihood]);
    expect(differentData).toEqual([]);
    expect(differences?.logLikelihood).toBeCloseTo(b.logLikelihood - a.logLikelihood, 12);
    expect(differences?.criteria.bic).toBeCloseTo(b.criteria.bic - a.criteria.bic, 12);
    expect([unmatched.a.length, unmatched.b.length]).toEqual([0, 1]);
  });

  test('the cross table counts the classes that latent predict names', async () => {
    const [ofA, ofB] = [await classesOf(two), await classesOf(three)];
    const { agreement, pairs } = await comparisonOf(two, three, '--data', data);
    const counted = (k: string, l: string): number => ofA.filter((own, row) => own === k && ofB[row] === l).length;
    expect(agreement?.table).toEqual(['1', '2'].map((k) => ['1', '2', '3'].map((l) => counted(k, l))));
    expect(agreement?.share).toBeCloseTo(pairs.reduce((sum, { a, b }) => sum + counted(a, b), 0) / 60, 14);
    const weighted = await comparisonOf(two, three, '--data', data, '--weights', 'w', '--id', 'id');
    expect(weighted.agreement).toMatchObject({ rows: 60, weight: 90 });
  });
});

describe('the table', () => {
  test('has figures side by side, pairs with the columns that differ most, and the agreement', async () => {
    const { code, stdout } = await latent(['compare', two, three, '--data', data, '--id', 'id']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^data {2}the same: 60 rows, sha256 [0-9a-f]{12}$/m);
    expect(stdout).toMatch(/^classes +2 +3 +1$/m);
    expect(stdout).toMatch(/^log-likelihood +-\d+\.\d{6} +-\d+\.\d{6} +\d+\.\d{6}$/m);
    expect(stdout).toMatch(/^a +b +share a +share b +mean TV +differs most in$/m);
    expect(stdout).toMatch(/^without a partner: class \d of b \(share 0\.\d{4}\)$/m);
    expect(stdout).toMatch(/^agree +\d\.\d{4} {3}\(60 rows; \* = matched classes\)$/m);
    expect(stdout).toMatch(/^adjusted Rand +-?\d\.\d{4}$/m);
    expect(stdout).toMatch(/^Cohen's kappa +-?\d\.\d{4}$/m);
  });

  test('of other data it says so, and sets nothing against each other', async () => {
    const fewer = file('fewer.csv', SURVEY.split('\n').slice(0, 50).join('\n'));
    await latent(['fit', fewer, '-k', '2', '--columns', 'A,B,C', '--quiet', '-o', pathOf('fewer.json')]);
    const { stdout } = await latent(['compare', two, pathOf('fewer.json')]);
    expect(stdout).toContain('not known to be the same (rows 60 and 49, total weight 60 and 49');
    expect(stdout).toMatch(/^BIC +\d+\.\d{4} +\d+\.\d{4} +-$/m);
  });
});

describe('what cannot be compared', () => {
  test.each([
    [
      'other columns',
      () => [two, other],
      3,
      'error[DIFFERENT_COLUMNS] the fits have different columns: only the first has "C"',
    ],
    [
      'a network',
      () => [two, file('net.json', netFit())],
      3,
      /net\.json: this is the fit of a network, and compare .* mixtures: [\s\S]*Fix: .*latent inspect FIT, .*latent query FIT/,
    ],
    [
      'a model without a fit',
      () => [two, file('m.json', JSON.parse(readFileSync(two, 'utf8')).model)],
      3,
      'error[NOT_A_DOCUMENT]',
    ],
    [
      'flags of data without data',
      () => [two, three, '--weights', 'w'],
      2,
      'error[CONFLICTING_OPTIONS] --weights says how data are read',
    ],
    ['standard input twice', () => ['-', '-'], 2, 'error[CONFLICTING_OPTIONS]'],
    [
      'weights in a column of the model',
      () => [two, three, '--data', data, '--weights', 'A'],
      2,
      'error[CONFLICTING_OPTIONS]',
    ],
  ])('%s', async (_, args, exit, message) => {
    const { code, stdout, stderr } = await latent(['compare', ...args()]);
    expect([code, stdout]).toEqual([exit, '']);
    expect(stderr).toMatch(message);
  });
});

/** The fit document of a network, with the figures of the other fits. */
function netFit(): object {
  return { ...JSON.parse(readFileSync(two, 'utf8')), model: CHAIN, identifiability: null };
}
