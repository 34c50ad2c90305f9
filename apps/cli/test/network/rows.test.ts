import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectFailure, fitJson, folder, latent } from '../cli.ts';
import { GRASS, THOUGHTS } from './models.ts';

const START = ['--max-iterations', '0', '--rows', 'rows.csv'];
const written = (cwd: string): string[][] =>
  readFileSync(join(cwd, 'rows.csv'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));

describe('--rows', () => {
  it('of one hidden node: its level, probabilities, entropy and log-likelihood, by Bayes', async () => {
    const cwd = folder({ 'w.csv': 'who,Words\nann,good\nbob,\neve,bad\n', 's.json': THOUGHTS });
    await fitJson(cwd, ['w.csv', '--start', 's.json', '--id', 'who', ...START]);
    const [titles, ann, bob, eve] = written(cwd);
    expect(titles).toEqual(['who', 'Thoughts', 'p_bad', 'p_good', 'entropy', 'logLikelihood']);
    const good = 0.4 * 0.2 + 0.6 * 0.7;
    const posterior = [(0.4 * 0.2) / good, (0.6 * 0.7) / good] as const;
    expect(ann?.slice(0, 2)).toEqual(['ann', 'good']);
    const [bad, good_, entropy, logLikelihood] = (ann ?? []).slice(2).map(Number) as [number, number, number, number];
    expect(bad).toBeCloseTo(posterior[0], 12);
    expect(good_).toBeCloseTo(posterior[1], 12);
    expect(entropy).toBeCloseTo(-posterior.reduce((sum, p) => sum + p * Math.log(p), 0), 12);
    expect(logLikelihood).toBeCloseTo(Math.log(good), 12);
    expect(bob?.slice(0, 2)).toEqual(['bob', 'good']);
    expect(Number(bob?.[2])).toBeCloseTo(0.4, 12);
    expect(Number(bob?.[5])).toBeCloseTo(0, 12);
    expect(eve?.slice(0, 2)).toEqual(['eve', 'bad']);
  });

  it('of several hidden nodes: each with its name', async () => {
    const cwd = folder({ 'g.csv': 'Wet\nyes\nno\n', 'g.json': GRASS });
    await fitJson(cwd, ['g.csv', '--start', 'g.json', '--latent', 'Rain, Sprinkler', ...START]);
    const [titles, wet, dry] = written(cwd);
    expect(titles?.join()).toBe(
      'row,Rain,p_Rain=no,p_Rain=yes,entropy_Rain,Sprinkler,p_Sprinkler=no,p_Sprinkler=yes,entropy_Sprinkler,logLikelihood',
    );
    const all = 0.3 + 0.7 * 0.4;
    expect(wet?.[1]).toBe('yes');
    expect(Number(wet?.[3])).toBeCloseTo(0.3 / all, 12);
    expect(Number(wet?.[7])).toBeCloseTo((0.7 * 0.4 + 0.3 * 0.1) / all, 12);
    expect(Number(wet?.[9])).toBeCloseTo(Math.log(all), 12);
    expect(dry?.slice(0, 9)).toEqual(['2', 'no', '1', '0', '0', 'no', '1', '0', '0']);
  });

  it('without hidden nodes: the log-likelihood', async () => {
    const cwd = folder({ 'a.csv': 'A\nx\ny\nx\nx\n' });
    await fitJson(cwd, ['a.csv', '--graph', 'A', '--rows', 'rows.csv']);
    const [titles, ...rows] = written(cwd);
    expect(titles).toEqual(['row', 'logLikelihood']);
    expect(rows.map(([row]) => row)).toEqual(['1', '2', '3', '4']);
    expect(Number(rows[1]?.[1])).toBeCloseTo(Math.log(1 / 4), 12);
  });

  it('has a line for an impossible row of weight 0, with empty cells', async () => {
    const rows = 'Rain,Sprinkler,Wet,n\nno,no,no,5\nno,no,yes,0\n,yes,yes,2\n';
    const cwd = folder({ 'g.csv': rows, 'g.json': GRASS });
    await fitJson(cwd, ['g.csv', '--start', 'g.json', '--weights', 'n', '--latent', 'Rain', ...START]);
    expect(written(cwd)[2]).toEqual(['2', '', '', '', '', '-Infinity']);
  });

  it('is not written over an input', () =>
    expectFailure(
      { 'w.csv': 'Words\nbad\n', 's.json': THOUGHTS },
      ['fit', 'w.csv', '--start', 's.json', '--rows', 's.json'],
      2,
      'CONFLICTING_OPTIONS',
    ));

  it('says what it wrote', async () => {
    const cwd = folder({ 'w.csv': 'Words\nbad\ngood\n', 's.json': THOUGHTS });
    const { stderr } = await latent(['fit', 'w.csv', '--start', 's.json', '-o', 'f.json', '--rows', 'r.csv'], { cwd });
    expect(stderr).toContain('wrote f.json, r.csv (2 rows)');
  });
});
