import { expect, test } from 'vitest';
import type { FitRecord, ModelChoice, Reading } from '../../src/compute/lab.ts';
import { createLab } from '../../src/compute/serve.ts';
import { peerPrograms } from '../../src/workbench/export/peers.ts';
import { exampleText, mixtureOf, read } from '../compute/data.ts';

const SURVEY = ['voted', 'petition', 'news', 'government', 'press', 'party'];

async function fitted(file: string, choice: ModelChoice, reading: Reading = {}): Promise<FitRecord> {
  const lab = createLab();
  await read(lab, exampleText(file), reading);
  return lab.fit('f', { data: 'd', choice, settings: { seed: 1, starts: 20 } }, () => {});
}

test('latent classes of answers: StepMix and poLCA, with weights and tokens of missing cells', async () => {
  const reading = { id: 'person', weights: 'weight', missing: 'NA,news:9' };
  const record = await fitted('survey.csv', mixtureOf(3, SURVEY), reading);
  const [python, r] = peerPrograms(record, reading, 'survey.csv');
  expect(python?.name).toBe('Python, with StepMix');
  expect(python?.text).toContain('pd.read_csv("survey.csv", sep=",", dtype=str, na_values={"news": ["9"]})');
  expect(python?.text).toContain('StepMix(3, measurement="categorical_nan", n_init=20, random_state=1');
  expect(python?.text).toContain('weights = data["weight"].astype(float)');
  // The number that StepMix 3.0.0 gives for this fit too: docs/from-stepmix.md.
  expect(python?.text).toContain('# latent: -2885.921008');
  expect(r?.text).toContain('data[["news"]][data[["news"]] %in% c("9")] <- NA');
  expect(r?.text).toContain('times <- as.numeric(data[["weight"]])');
  expect(r?.text).toContain('na.rm = FALSE');
});

test('normal classes of complete rows: scikit-learn and mclust, by the name of their covariance', async () => {
  const lab = createLab();
  const [head = '', ...lines] = exampleText('penguins.csv').trim().split('\n');
  await read(lab, [head, ...lines.filter((line) => !/NA|,,/.test(line))].join('\n'));
  for (const [covariance, sklearn, model] of [
    ['full', 'full', 'VVV'],
    ['tied', 'tied', 'EEE'],
    ['diagonal', 'diag', 'VVI'],
    ['spherical', 'spherical', 'VII'],
  ] as const) {
    const choice = { ...mixtureOf(2, ['bill_length_mm', 'body_mass_g']), covariance };
    const task = { data: 'd', choice, settings: { seed: 1, starts: 2 } };
    const record = await lab.fit(covariance, task, () => {});
    const [python, r] = peerPrograms(record, {}, 'penguins.csv');
    expect(python?.text).toContain(`covariance_type="${sklearn}"`);
    expect(r?.text).toContain(`modelNames = "${model}"`);
    expect(r?.text).toContain(`# latent: ${record.fit.logLikelihood.toFixed(6)}`);
  }
});

test('a model that they do not have has no program: a prior, columns of both kinds, normal rows with missing cells, other files', async () => {
  const words = ['Word1', 'Word2', 'Word3'];
  const plain = await fitted('words.csv', mixtureOf(2, words));
  expect(peerPrograms(plain, {}, 'words.csv')).toHaveLength(2);
  expect(peerPrograms(plain, {}, 'words.parquet')).toEqual([]);
  const prior = await fitted('words.csv', { ...mixtureOf(2, words), pseudoCount: 1 } as ModelChoice);
  expect(peerPrograms(prior, {}, 'words.csv')).toEqual([]);
  const mixed = await fitted('penguins.csv', mixtureOf(2, ['sex', 'body_mass_g']));
  expect(peerPrograms(mixed, {}, 'penguins.csv')).toEqual([]);
  const missing = await fitted('penguins.csv', mixtureOf(2, ['bill_length_mm', 'body_mass_g']));
  expect(peerPrograms(missing, {}, 'penguins.csv')).toEqual([]);
  const network = await fitted('words.csv', { kind: 'network', graph: 'T*{a,b} -> Word1, Word2' });
  expect(peerPrograms(network, {}, 'words.csv')).toEqual([]);
});
