import type { FitDocument, MixtureDocument } from 'latent';
import { expect, test } from 'vitest';
import { hiddenNode } from '../../src/numbers/hiddenNode.ts';
import { separations } from '../../src/numbers/separation.ts';
import { exampleText } from '../compute/data.ts';
import { fitInNode } from './support.ts';

const MODEL: MixtureDocument = {
  format: 'latent-model',
  version: 1,
  kind: 'mixture',
  latent: { name: 'class', levels: ['a', 'b', 'c'] },
  features: [
    { name: 'A', family: 'categorical', levels: ['x', 'y', 'z'] },
    { name: 'g', family: 'gaussian' },
    { name: 'same', family: 'categorical', levels: ['0', '1'] },
  ],
  parameters: {
    class: [0.5, 0.3, 0.2],
    A: [
      [0.7, 0.2, 0.1],
      [0.1, 0.2, 0.7],
      [0.2, 0.7, 0.1],
    ],
    g: { mean: [[0], [1], [0]], variance: [[1], [1], [4]] },
    same: [
      [0.4, 0.6],
      [0.4, 0.6],
      [0.4, 0.6],
    ],
  },
};

test('total variation of every column between every two classes, and their mean weighted by class sizes', async () => {
  const { fit } = await fitInNode(exampleText('penguins.csv'), { classes: 1, items: ['sex'], starts: 1 });
  const found = separations({ ...fit, identifiability: null, model: MODEL } as FitDocument);
  const of = (column: string) => found.find((own) => own.column === column);
  // ½ Σ |p − q|: by hand.
  expect(of('A')?.pairs.map(({ totalVariation }) => totalVariation)).toEqual(
    [0.6, 0.5, 0.6].map((v) => expect.closeTo(v, 12)),
  );
  const weights = [0.5 * 0.3, 0.5 * 0.2, 0.3 * 0.2];
  const mean = (0.6 * 0.15 + 0.5 * 0.1 + 0.6 * 0.06) / weights.reduce((sum, weight) => sum + weight, 0);
  expect(of('A')?.mean).toBeCloseTo(mean, 12);
  // Two normals of one variance: 2Φ(½) − 1; of others: summed up on a fine grid.
  expect(of('g')?.pairs[0]?.totalVariation).toBeCloseTo(0.3829249225480262, 10);
  expect(of('g')?.pairs[1]?.totalVariation).toBeCloseTo(onGrid(0, 1, 0, 2), 6);
  expect(of('same')?.mean).toBe(0);
  expect(found.map(({ column }) => column)).toEqual(['A', 'g', 'same']);
});

test('a hidden node as classes: probabilities of the others given its levels, the rest summed out', () => {
  const network = {
    format: 'latent-model',
    version: 1,
    kind: 'network',
    nodes: [
      { name: 'H', levels: ['0', '1'], latent: true },
      { name: 'M', levels: ['0', '1'], parents: ['H'] },
      { name: 'E', levels: ['0', '1'], parents: ['M'] },
    ],
    parameters: {
      H: [0.4, 0.6],
      M: [
        [0.9, 0.1],
        [0.2, 0.8],
      ],
      E: [
        [0.7, 0.3],
        [0.25, 0.75],
      ],
    },
  } as const;
  const { latent, parameters } = hiddenNode({ model: network } as never, 'H').model;
  expect(latent).toEqual({ name: 'H', levels: ['0', '1'] });
  const close = (rows: readonly (readonly number[])[]) =>
    rows.map((row) => row.map((value) => expect.closeTo(value, 12)));
  expect(parameters?.['H']).toEqual([expect.closeTo(0.4, 12), expect.closeTo(0.6, 12)]);
  expect(parameters?.['M']).toEqual(
    close([
      [0.9, 0.1],
      [0.2, 0.8],
    ]),
  );
  // P(E=1 | H=0) = .9·.3 + .1·.75, P(E=1 | H=1) = .2·.3 + .8·.75
  expect(parameters?.['E']).toEqual(
    close([
      [0.655, 0.345],
      [0.34, 0.66],
    ]),
  );
});

function onGrid(meanA: number, sdA: number, meanB: number, sdB: number): number {
  const density = (x: number, mean: number, sd: number) =>
    Math.exp(-(((x - mean) / sd) ** 2) / 2) / (sd * Math.sqrt(2 * Math.PI));
  let sum = 0;
  for (let x = -20; x < 20; x += 1e-4) sum += Math.abs(density(x, meanA, sdA) - density(x, meanB, sdB)) * 1e-4;
  return sum / 2;
}
