import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { inBench } from './folder.ts';
import type { RaceResult } from './race.ts';
import type { StudyResult } from './studies/study.ts';

/** Where and when something was measured. */
export interface Circumstances {
  readonly cpu: string;
  readonly cores: number;
  readonly avx512: boolean;
  readonly node: string;
  readonly commit: string;
  readonly date: string;
  readonly rounds: number;
  /** Processes that wanted a core, on average over the minute before and the minute after: what else the machine did. */
  readonly load: readonly [before: number, after: number];
}

export type Result = (RaceResult | StudyResult) & { readonly measured: Circumstances };

const FOLDER = inBench('results');
const FILE = `${FOLDER}/latest.json`;

/** The latest result of every race and study that was ever run here. */
export function readResults(): readonly Result[] {
  return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as { results: Result[] }).results : [];
}

/** Puts a result in the place of an earlier one of its name. */
export async function keepResult(result: Result): Promise<void> {
  const others = readResults().filter(({ name }) => name !== result.name);
  await mkdir(FOLDER, { recursive: true });
  const unfinished = `${FILE}.tmp`;
  await writeFile(unfinished, `${JSON.stringify({ results: [...others, result] }, null, 2)}\n`);
  await rename(unfinished, FILE);
}

/** Measures, and says where and when. */
export async function measured<T>(
  rounds: number,
  run: () => Promise<T>,
): Promise<T & { readonly measured: Circumstances }> {
  const before = loadavg()[0] as number;
  const found = await run();
  return {
    ...found,
    measured: {
      cpu: cpus()[0]?.model ?? 'unknown',
      cores: availableParallelism(),
      avx512: hasAvx512(),
      node: process.version,
      commit: commit(),
      date: new Date().toISOString().slice(0, 10),
      rounds,
      load: [before, loadavg()[0] as number],
    },
  };
}

function hasAvx512(): boolean {
  return existsSync('/proc/cpuinfo') && readFileSync('/proc/cpuinfo', 'utf8').includes(' avx512f ');
}

/** The commit of the checkout, with a + where files differ from it (this page aside). */
function commit(): string {
  const git = (...parameters: readonly string[]): string =>
    execFileSync('git', parameters, { cwd: inBench(''), encoding: 'utf8' }).trim();
  try {
    const isChanged = git('status', '--porcelain', '--', ':/', ':!README.md') !== '';
    return `${git('rev-parse', '--short', 'HEAD')}${isChanged ? '+' : ''}`;
  } catch {
    return 'unknown';
  }
}
