import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { file, latent, latentJson, pathOf } from '../latent.ts';
import { CHAIN, CHAIN_WITH_ZERO, p } from './chain.ts';

const model = file('chain.json', CHAIN);

describe('score', () => {
  test('adds up the logarithms of the rows, by weight', async () => {
    const data = file('data.csv', 'A,B,n\ny,p,2\nn,,3\n,r,0.5\nn,p,0\n');
    const rows = [p({ A: 'y', B: 'p' }), p({ A: 'n' }), p({ B: 'r' }), p({ A: 'n', B: 'p' })].map(Math.log);
    const sum = (weights: readonly number[]): number =>
      rows.reduce((total, log, i) => total + log * (weights[i] as number), 0);
    expect(await latentJson(['score', model, data])).toMatchObject({
      rows: 4,
      logLikelihood: expect.closeTo(sum([1, 1, 1, 1]), 12),
      logLikelihoodPerRow: expect.closeTo(sum([1, 1, 1, 1]) / 4, 12),
    });
    expect(await latentJson(['score', model, data, '--weights', 'n'])).toMatchObject({
      weight: 5.5,
      logLikelihood: expect.closeTo(sum([2, 3, 0.5, 0]), 12),
    });
    expect((await latent(['score', model, data, '--weights', 'A'])).stderr).toContain('a node of the network');
  });

  test('--latent hides a node: its column is not read', async () => {
    const data = file('hidden.csv', 'A,B\ny,p\nn,q\n');
    expect(await latentJson(['score', model, data, '--latent', 'B'])).toMatchObject({
      logLikelihood: expect.closeTo(Math.log(p({ A: 'y' })) + Math.log(p({ A: 'n' })), 12),
    });
    expect((await latent(['score', model, data, '--latent', 'D'])).stderr).toContain('error[UNKNOWN_NODE]');
  });

  test('an impossible row is named, and the total is -Infinity', async () => {
    const data = file('impossible.csv', 'A,B\ny,p\nn,r\n');
    const { code, stdout, stderr } = await latent(['score', file('zero.json', CHAIN_WITH_ZERO), data]);
    expect(code).toBe(0);
    expect(stdout).toContain('-inf');
    expect(stderr).toContain(`${data}:3`);
  });
});

describe('sample', () => {
  test('leaves hidden nodes out, unless they are asked for; the rest of the rows is the same', async () => {
    const plain = await latent(['sample', model, '-n', '500', '--seed', '4']);
    const whole = await latent(['sample', model, '-n', '500', '--seed', '4', '--with-latent']);
    const [header, ...rows] = whole.stdout.trimEnd().split('\n');
    expect(header).toBe('H,A,B');
    for (const row of rows) expect(row).toMatch(/^[xy],[ny],[pqr]$/);
    expect(plain.stdout).toBe(`${['A,B', ...rows.map((row) => row.slice(2))].join('\n')}\n`);
    const again = await latent(['sample', model, '-n', '500', '--seed', '4', '-o', pathOf('out.csv')]);
    expect(again.stdout).toBe('');
    expect(readFileSync(pathOf('out.csv'), 'utf8')).toBe(plain.stdout);
  });

  test('follows the network: all combinations within five standard errors', async () => {
    const n = 20000;
    const { stdout } = await latent(['sample', model, '-n', String(n), '--with-latent', '--seed', '9']);
    const rows = stdout.trimEnd().split('\n').slice(1);
    for (const H of ['x', 'y'])
      for (const A of ['n', 'y'])
        for (const B of ['p', 'q', 'r']) {
          const share = rows.filter((row) => row === [H, A, B].join()).length / n;
          const expected = p({ H, A, B });
          expect(Math.abs(share - expected)).toBeLessThan(5 * Math.sqrt((expected * (1 - expected)) / n));
        }
  });

  test('leaves cells out of the others only: hidden nodes are the truth', async () => {
    const flags = ['sample', model, '-n', '4000', '--missing-fraction', '0.25'];
    const json = (await latentJson([...flags, '--with-latent'])) as Record<string, string | null>[];
    expect(json.every(({ H }) => H === 'x' || H === 'y')).toBe(true);
    const empty = json.flatMap(({ A, B }) => [A, B]).filter((cell) => cell === null).length;
    expect(Math.abs(empty / 8000 - 0.25)).toBeLessThan(5 * Math.sqrt((0.25 * 0.75) / 8000));
    const { stdout } = await latent(flags);
    expect(stdout.trimEnd().split('\n').slice(1)).toEqual(json.map(({ A, B }) => `${A ?? ''},${B ?? ''}`));
  });

  test('a network whose nodes are all hidden has no column to show', async () => {
    const all = file('hidden.json', { ...CHAIN, nodes: CHAIN.nodes.map((node) => ({ ...node, latent: true })) });
    const { code, stderr } = await latent(['sample', all, '-n', '3']);
    expect(code).toBe(2);
    expect(stderr).toContain('--with-latent');
    expect((await latent(['sample', all, '-n', '3', '--with-latent'])).stdout).toMatch(/^H,A,B\n/);
  });
});
