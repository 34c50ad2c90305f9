import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import type { Ended } from '../../../../vitest.program.ts';
import { BINARY } from '../cli.ts';

/** Root may read and write everything: where the tests run as root, permissions are tested as the user "nobody". */
export const PLAIN_USER = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended & { readonly signal: NodeJS.Signals | null }>;
}

/** Starts `latent …` and does not wait for it. */
export function start(args: readonly string[], options: SpawnOptions, node: readonly string[] = []): Running {
  const child = spawn(process.execPath, [...node, BINARY, ...args], {
    env: { ...process.env, NO_COLOR: '1' },
    ...options,
    stdio: 'pipe',
  });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout?.on('data', (chunk) => out.push(chunk));
  child.stderr?.on('data', (chunk) => err.push(chunk));
  const ended: Running['ended'] = new Promise((resolve) => {
    child.on('close', (code, signal) =>
      resolve({ code, signal, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    );
  });
  return { child, ended };
}

/** Waits until something is true, at most 30 s. */
export async function until(isTrue: () => boolean): Promise<void> {
  for (let i = 0; i < 3000 && !isTrue(); i++) await new Promise((resolve) => setTimeout(resolve, 10));
  if (!isTrue()) throw new Error('waited 30 s in vain');
}

/** A small disk at this path, or undefined where this user may not mount one; the function takes it away. */
export function smallDisk(path: string): (() => void) | undefined {
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', path]);
  return status === 0 ? () => void spawnSync('umount', [path]) : undefined;
}
