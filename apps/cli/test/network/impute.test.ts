import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { file, latent, latentJson, pathOf } from '../latent.ts';
import { joint, TWO_ITEMS } from '../models.ts';
import { CHAIN, CHAIN_WITH_ZERO, p } from './chain.ts';

const model = file('chain.json', CHAIN);
const data = file('data.csv', 'B,person,A,note\np,01,,"x, y"\n,02,y,\nr,03,n,NA\nNA,04,,1.50\n');

describe('a network', () => {
  test('fills in missing cells only, each by its most probable level; all else stays as it stands', async () => {
    const { code, stdout, stderr } = await latent(['impute', model, data, '--id', 'person']);
    const best = <T extends string>(levels: readonly T[], share: (level: T) => number): T =>
      levels.reduce((a, b) => (share(b) > share(a) ? b : a));
    const a1 = best(['n', 'y'], (A) => p({ A, B: 'p' }));
    const b2 = best(['p', 'q', 'r'], (B) => p({ A: 'y', B }));
    const a4 = best(['n', 'y'], (A) => p({ A }));
    const b4 = best(['p', 'q', 'r'], (B) => p({ B }));
    expect(code).toBe(0);
    expect(stdout).toBe(`B,person,A,note\np,01,${a1},"x, y"\n${b2},02,y,\nr,03,n,NA\n${b4},04,${a4},1.50\n`);
    expect(stderr).toContain('4 cells filled in (mode)');
    expect(stderr).toContain('kept as they are: note');
    const written = await latent(['impute', model, data, '-o', pathOf('full.csv')]);
    expect(written.stdout).toBe('');
    expect(readFileSync(pathOf('full.csv'), 'utf8')).toBe(stdout);
  });

  test('a hidden node with a column is filled in, one without is no column', async () => {
    const known = file('known.csv', 'H,A,B\nx,n,p\n,y,r\n');
    expect((await latent(['impute', model, known])).stdout).toBe('H,A,B\nx,n,p\ny,y,r\n');
  });

  test('draws follow the posterior, and the seed decides', async () => {
    const n = 4000;
    const many = file('many.csv', `A,B\n${',r\n'.repeat(n)}`);
    const one = await latent(['impute', model, many, '--how', 'draw', '--seed', '3']);
    const two = await latent(['impute', model, many, '--how', 'draw', '--seed', '3']);
    const other = await latent(['impute', model, many, '--how', 'draw', '--seed', '4']);
    expect(two.stdout).toBe(one.stdout);
    expect(other.stdout).not.toBe(one.stdout);
    const share = one.stdout.split('\n').filter((line) => line === 'y,r').length / n;
    const expected = p({ A: 'y', B: 'r' }) / p({ B: 'r' });
    expect(Math.abs(share - expected)).toBeLessThan(5 * Math.sqrt((expected * (1 - expected)) / n));
  });

  test('as JSON', async () => {
    expect(await latentJson(['impute', model, data])).toEqual([
      { B: 'p', person: '01', A: 'n', note: 'x, y' },
      { B: 'r', person: '02', A: 'y', note: null },
      { B: 'r', person: '03', A: 'n', note: 'NA' },
      { B: expect.any(String), person: '04', A: 'n', note: '1.50' },
    ]);
  });

  test('levels have no mean', async () => {
    const { code, stderr, stdout } = await latent(['impute', model, data, '--how', 'mean']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('error[NO_MEAN]');
  });

  test('a row that is impossible is named', async () => {
    const path = file('impossible.csv', 'A,B\nn,p\nn,r\n');
    const { code, stderr } = await latent(['impute', file('zero.json', CHAIN_WITH_ZERO), path]);
    expect(code).toBe(3);
    expect(stderr).toContain(`error[IMPOSSIBLE_ROW] ${path}:3`);
  });

  test('a level that the network does not know is an error, or filled in as if it were missing', async () => {
    const path = file('unseen.csv', 'A,B\nmaybe,p\n');
    expect((await latent(['impute', model, path])).code).toBe(3);
    expect((await latent(['impute', model, path, '--unseen', 'missing'])).stdout).toBe('A,B\nn,p\n');
  });
});

describe('a mixture', () => {
  test('of levels', async () => {
    const path = file('mixture.csv', 'id,B,A\n1,p,\n2,,n\n');
    const { stdout } = await latent(['impute', file('mixture.json', TWO_ITEMS), path, '--id', 'id']);
    const sum = (a: string | null, b: string | null): number => joint(a, b).reduce((x, y) => x + y);
    const a = sum('y', 'p') > sum('n', 'p') ? 'y' : 'n';
    const b = ['p', 'q', 'r'].reduce((x, y) => (sum('n', y) > sum('n', x) ? y : x));
    expect(stdout).toBe(`id,B,A\n1,p,${a}\n2,${b},n\n`);
  });

  test('of levels and numbers: the mean of the numbers, exactly; levels that are missing have none', async () => {
    const mixed = file('mixed.json', {
      ...TWO_ITEMS,
      features: [TWO_ITEMS.features[0], { name: 'n', family: 'poisson' }],
      parameters: { group: TWO_ITEMS.parameters.group, A: TWO_ITEMS.parameters.A, n: { rate: [1, 4] } },
    });
    const path = file('mixed.csv', 'n,A\n,y\n2.0,n\n');
    const one = (0.6 * 0.8) / (0.6 * 0.8 + 0.4 * 0.3);
    const { code, stdout } = await latent(['impute', mixed, path, '--how', 'mean']);
    expect(code).toBe(0);
    const [header, first, second] = stdout.split('\n');
    expect([header, second]).toEqual(['n,A', '2.0,n']);
    expect(Number(first?.split(',')[0])).toBeCloseTo(one * 1 + (1 - one) * 4, 13);
    const open = await latent(['impute', mixed, file('open.csv', 'n,A\n1,\n'), '--how', 'mean']);
    expect(open.code).toBe(2);
    expect(open.stderr).toContain('error[NO_MEAN]');
    expect(await latentJson(['impute', mixed, path, '--how', 'mode'])).toEqual([
      { n: expect.any(Number), A: 'y' },
      { n: 2, A: 'n' },
    ]);
  });

  test('known classes enter, and their empty cells stay empty', async () => {
    const path = file('classes.csv', 'group,A,B\ntwo,,r\n,y,\n');
    const { stdout, stderr } = await latent(['impute', file('mixture2.json', TWO_ITEMS), path]);
    expect(stdout).toBe('group,A,B\ntwo,n,r\n,y,p\n');
    expect(stderr).toContain('stay empty');
  });
});
