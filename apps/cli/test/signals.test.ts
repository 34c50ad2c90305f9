import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BINARY, folder, readJson } from './cli.ts';

/** 4,000 rows of noise. */
function noise(columns: number): string {
  let state = 3;
  const uniform = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const names = Array.from({ length: columns }, (_, j) => `q${j}`);
  return `${[names.join(','), ...Array.from({ length: 4000 }, () => names.map(() => 'abcd'[Math.floor(uniform() * 4)]).join(','))].join('\n')}\n`;
}

/** Work for minutes that is in the middle of EM after a second: few parameters, the stop test off. */
const SLOW = ['fit', 'slow.csv', '-k', '4', '--tolerance', '0', '--max-iterations', '1000000'];

interface Stopped {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Milliseconds from the last signal to the end. */
  readonly delay: number;
}

/** Starts latent in a folder and sends Ctrl-C, or another signal, after each pause (milliseconds). */
function interrupted(
  cwd: string,
  args: readonly string[],
  pauses: readonly number[],
  { stop = 'SIGINT', output = 'pipe' }: { stop?: NodeJS.Signals; output?: 'pipe' | number } = {},
): Promise<Stopped> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [BINARY, ...args], {
      cwd,
      env: { ...process.env, NO_COLOR: '1' },
      stdio: ['pipe', output, 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    let sent = 0;
    child.stdout?.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      stderr += chunk;
    });
    let after = 0;
    for (const pause of pauses) {
      after += pause;
      setTimeout(() => {
        sent = performance.now();
        child.kill(stop);
      }, after);
    }
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr, delay: performance.now() - sent }));
  });
}

describe('56. Ctrl-C', () => {
  it('writes the best so far, marked as aborted, soon, and ends with 130', async () => {
    const cwd = folder({ 'slow.csv': noise(4) });
    const { code, stdout, stderr, delay } = await interrupted(
      cwd,
      [...SLOW, '-o', 'fit.json', '--rows', 'rows.csv'],
      [4000],
    );
    expect(code, stderr).toBe(130);
    expect(delay).toBeLessThan(2000); // the machine of a test may be busy; alone it takes under 100 ms
    expect(stdout).toContain('NOT converged: interrupted');
    expect(stderr).toContain('warning[NOT_CONVERGED]');
    const fit = readJson(cwd, 'fit.json');
    expect(fit).toMatchObject({ converged: false, stopReason: 'aborted' });
    expect(fit.trace.at(-1)).toBe(fit.objective);
    expect(readFileSync(join(cwd, 'rows.csv'), 'utf8').trimEnd().split('\n')).toHaveLength(4001);
    expect(readdirSync(cwd).sort()).toEqual(['fit.json', 'rows.csv', 'slow.csv']);
  });

  it('does the same with a network', async () => {
    const cwd = folder({ 'slow.csv': noise(4) });
    const graph = 'G*{a,b,c}, H*{a,b,c} -> q0, q1, q2, q3';
    const { code, stdout, stderr, delay } = await interrupted(
      cwd,
      ['fit', 'slow.csv', '--graph', graph, ...SLOW.slice(4), '-o', 'fit.json', '--rows', 'rows.csv'],
      [4000],
    );
    expect(code, stderr).toBe(130);
    expect(delay).toBeLessThan(2000);
    expect(stdout).toContain('NOT converged: interrupted');
    const fit = readJson(cwd, 'fit.json');
    expect(fit).toMatchObject({ converged: false, stopReason: 'aborted' });
    expect(fit.trace.at(-1)).toBe(fit.objective);
    expect(readFileSync(join(cwd, 'rows.csv'), 'utf8').trimEnd().split('\n')).toHaveLength(4001);
  });

  it('says so where there is nothing to write yet', async () => {
    const cwd = folder({});
    const { code, stdout, stderr } = await interrupted(cwd, ['fit', '-', '-k', '25', '-o', 'fit.json'], [1500]); // stdin stays open
    expect(code).toBe(130);
    expect(stdout).toBe('');
    expect(stderr).toBe('interrupted: nothing to write yet\n');
    expect(existsSync(join(cwd, 'fit.json'))).toBe(false);
  });

  it('ends a dry run at once, also in the middle of its computation', async () => {
    const cwd = folder({ 'slow.csv': noise(12) });
    const { code, signal, delay, stdout } = await interrupted(
      cwd,
      ['fit', 'slow.csv', '-k', '60', '--dry-run'],
      [3000],
    );
    expect([code, signal]).toEqual([null, 'SIGINT']); // which a shell shows as 130
    expect(delay).toBeLessThan(1000);
    expect(stdout).toBe('');
  });

  it('twice ends at once and leaves nothing half done', async () => {
    const cwd = folder({ 'slow.csv': noise(4) });
    const { code, delay } = await interrupted(cwd, [...SLOW, '-o', 'fit.json', '--rows', 'rows.csv'], [4000, 1]);
    expect(code).toBe(130);
    expect(delay).toBeLessThan(1000);
    expect(readdirSync(cwd).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  // 1999 parameters, all seen: seconds in which no handler would run.
  it.each(['SIGINT', 'SIGTERM'] as const)('%s ends a computation in one piece', async (stop) => {
    const levels = Array.from({ length: 1000 }, (_, i) => `n${i}`);
    const nodes = [
      { name: 'A', levels },
      { name: 'B', levels: ['a', 'b'], parents: ['A'] },
    ];
    const cwd = folder({ 'm.json': { format: 'latent-model', version: 1, kind: 'network', nodes } });
    const ended = await interrupted(cwd, ['inspect', 'm.json', '--identifiability'], [2000], { stop });
    expect(ended).toMatchObject({ code: null, signal: stop, stdout: '' });
    expect(ended.delay).toBeLessThan(1000);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', null],
  ] as const)('%s ends rows that go into a file as they are made', async (stop, code) => {
    const latent = { name: 'class', levels: ['1', '2'] };
    const features = [{ name: 'x', family: 'poisson' }];
    const parameters = { class: [0.4, 0.6], x: { rate: [1.5, 4] } };
    const model = { format: 'latent-model', version: 1, kind: 'mixture', latent, features, parameters };
    const cwd = folder({ 'm.json': model });
    const output = openSync(join(cwd, 'rows.csv'), 'w');
    const ended = await interrupted(cwd, ['sample', 'm.json', '-n', '100000000'], [1500], { stop, output });
    closeSync(output);
    expect(ended).toMatchObject({ code, stderr: '' });
    expect(ended.delay).toBeLessThan(1000);
    const file = await interrupted(cwd, ['sample', 'm.json', '-n', '100000000', '-o', 'o.csv'], [1500], { stop });
    expect(file.code).toBe(stop === 'SIGINT' ? 130 : 143);
    expect(file.delay).toBeLessThan(1000);
    expect(readdirSync(cwd).sort()).toEqual(['m.json', 'rows.csv']);
  });
});
