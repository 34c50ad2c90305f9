import { expect, test } from 'vitest';
import type { ModelChoice } from '../../src/compute/lab.ts';
import { createLab } from '../../src/compute/serve.ts';
import { exampleText, mixtureOf, read } from './data.ts';

const ROLES = exampleText('stouffer-toby.csv');
const FOUR = ['A', 'B', 'C', 'D'];

test('three classes of four items with two levels: rank 13 of 14, and the degrees of freedom that the fit then has', async () => {
  const lab = createLab();
  await read(lab, ROLES, { weights: 'count' });
  const three = await lab.identifiability('d', mixtureOf(3, FOUR));
  expect(three.found).toMatchObject({ identified: false, rank: 13, freeParameters: 14 });
  expect(three.sentences.length).toBe(1);
  for (const classes of [1, 2, 3]) {
    const choice = mixtureOf(classes, FOUR);
    const before = await lab.identifiability('d', choice);
    const { fit } = await lab.fit('f', { data: 'd', choice, settings: { seed: 1, starts: 10 } }, () => {});
    expect(before.degreesOfFreedom).toBe(fit.degreesOfFreedom);
  }
});

test('words and thoughts: one word leaves a ridge of rank 1 of 3, three words determine all 7', async () => {
  const lab = createLab();
  await read(lab, exampleText('words.csv'));
  const one = await lab.identifiability('d', { kind: 'network', graph: 'Thoughts*{bad,good} -> Word1' });
  expect(one.found).toMatchObject({ identified: false, rank: 1, freeParameters: 3 });
  expect(one.sentences.join()).toContain('only P(Word1 = good) is determined');
  const three = await lab.identifiability('d', {
    kind: 'network',
    graph: 'Thoughts*{bad,good} -> Word1, Word2, Word3',
  });
  expect(three.found).toMatchObject({ identified: true, rank: 7 });
  expect(three.degreesOfFreedom).toBeNull(); // cells are missing
});

test('a model as the choices say: families, known classes, a name for the class that no item has', async () => {
  const lab = createLab();
  await read(lab, 'class,x,n\na,1.5,0\nb,2.5,3\n,1.25,1\nNA,3.5,2\n');
  const choice = (more: Partial<ModelChoice & { kind: 'mixture' }>): ModelChoice => ({
    kind: 'mixture',
    classes: 2,
    columns: [{ name: 'x' }, { name: 'n', family: 'poisson' }],
    ...more,
  });
  const plain = await lab.model('d', choice({}));
  expect(plain.document).toMatchObject({ latent: { name: 'class', levels: ['1', '2'] } });
  expect(plain.columns.map(({ family }) => family)).toEqual(['gaussian', 'poisson']);
  const known = await lab.model('d', choice({ known: 'class', classes: 3 }));
  expect(known.document).toMatchObject({ latent: { name: 'class', levels: ['a', 'b', '1'] } });
  const item = await lab.model('d', choice({ columns: [{ name: 'class' }, { name: 'x' }] }));
  expect(item.document).toMatchObject({ latent: { name: 'hidden class' } });
});

test('what a model refuses comes as plain data, with the code, the place and the remedy', async () => {
  const lab = createLab();
  await read(lab, 'a,b\nx,1\ny,2\nx,7\n');
  await expect(lab.model('d', mixtureOf(2, ['nobody']))).rejects.toMatchObject({ code: 'UNKNOWN_COLUMN' });
  const bernoulli = { kind: 'mixture', classes: 2, columns: [{ name: 'b', family: 'bernoulli' }] } as const;
  const error = await lab.model('d', bernoulli).catch((problem: unknown) => problem);
  expect(error).toMatchObject({ code: 'NOT_BERNOULLI', where: { column: 'b', row: 2 } });
  expect(structuredClone(error)).toEqual(error);
  await expect(lab.model('gone', mixtureOf(2, ['a']))).rejects.toMatchObject({ code: 'NO_DATA' });
});
