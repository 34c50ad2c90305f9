import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
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

/** Starts latent in a folder and sends Ctrl-C after each pause (milliseconds). */
function interrupted(cwd: string, args: readonly string[], pauses: readonly number[]): Promise<Stopped> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [BINARY, ...args], { cwd, env: { ...process.env, NO_COLOR: '1' } });
    let stdout = '';
    let stderr = '';
    let sent = 0;
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    let after = 0;
    for (const pause of pauses) {
      after += pause;
      setTimeout(() => {
        sent = performance.now();
        child.kill('SIGINT');
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
});
