import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMMAND } from './commandLine.ts';
import { writeCsv } from './csvFile.ts';
import type { Study } from './study.ts';

const ITEMS = 20;
const CLASSES = 4;
const ITERATIONS = 5;
const SIZES = [1e6, 1e7];
const [MOST, FATAL] = [500, 12_000];
const [POLL, TOO_LONG] = [20, 900_000];

interface Ended {
  /** Largest resident memory, in megabytes. */
  readonly peak: number;
  readonly seconds: number;
  /** What it complained about, where it failed. */
  readonly failed: string | undefined;
}

/** Peak resident memory of a fit from a large CSV file, as the kernel of Linux has it (VmHWM). */
export const memoryStudy: Study = {
  name: 'memory',
  title: `Peak memory of \`latent fit\` from a CSV file: ${ITEMS} items of 4 levels, K = ${CLASSES}, one start, ${ITERATIONS} iterations`,
  async run() {
    const columns = ['rows', 'file', 'peak resident memory', 'time', 'ended'];
    if (!existsSync('/proc/self/status'))
      return { columns, rows: [], bars: [], notes: ['absent: only Linux tells the peak'] };
    const rows: string[][] = [];
    let last: Ended | undefined;
    for (const count of SIZES) {
      const folder = await mkdtemp(join(tmpdir(), 'latent-bench-'));
      try {
        const path = join(folder, 'rows.csv');
        await writeCsv(path, count, ITEMS, CLASSES, 41);
        const megabytes = ((await stat(path)).size / 1e6).toFixed(0);
        last = await watch([
          'fit',
          path,
          '-k',
          String(CLASSES),
          '--starts',
          '1',
          '--max-iterations',
          String(ITERATIONS),
          '--quiet',
        ]);
        const { peak, seconds, failed } = last;
        rows.push([
          count.toLocaleString('en'),
          `${megabytes} MB`,
          `${peak.toFixed(0)} MB`,
          `${seconds.toFixed(1)} s`,
          failed ?? 'well',
        ]);
      } finally {
        await rm(folder, { recursive: true });
      }
    }
    const met = last !== undefined && last.failed === undefined && last.peak < MOST;
    const measured = last ? (last.failed ?? `${last.peak.toFixed(0)} MB`) : null;
    return { columns, rows, bars: [{ text: `under ${MOST} MB at 10⁷ rows`, measured, met }], notes: [] };
  },
};

/** Runs the command line and looks at its peak until it ends; ends it where it takes too much of the machine. */
function watch(parameters: readonly string[]): Promise<Ended> {
  const begun = performance.now();
  const child = spawn(process.execPath, [COMMAND, ...parameters], { stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  let peak = 0;
  let stopped: string | undefined;
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(0, 10_000);
  });
  const stop = (why: string): void => {
    stopped ??= why;
    child.kill('SIGKILL');
  };
  const timer = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid));
    if (peak > FATAL) stop(`stopped at ${FATAL} MB`);
    if (performance.now() - begun > TOO_LONG) stop(`stopped after ${TOO_LONG / 1000} s`);
  }, POLL);
  return new Promise((resolve) => {
    child.on('close', (code) => {
      clearInterval(timer);
      const line = complaint
        .split('\n')
        .find((own) => /error|fatal|cannot/i.test(own))
        ?.trim();
      const failed = code === 0 ? undefined : (stopped ?? `exit ${code}: ${line ?? 'no message'}`);
      resolve({ peak, seconds: (performance.now() - begun) / 1000, failed });
    });
  });
}

/** VmHWM of a process in megabytes; 0 once it has ended. */
function peakOf(pid: number | undefined): number {
  try {
    const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return found ? (Number(found[1]) * 1024) / 1e6 : 0;
  } catch {
    return 0;
  }
}
