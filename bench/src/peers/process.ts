import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { inBench } from '../folder.ts';

/** A contestant in a process of its own: a line in, a line of JSON out. */
export interface LineProcess {
  ask(line: string): Promise<unknown>;
  /** Its next line, unasked. */
  listen(): Promise<unknown>;
  close(): void;
}

/** Starts a process; what it complains about is the error where it ends without an answer. */
export function startProcess(command: string, parameters: readonly string[]): LineProcess {
  const child = spawn(command, parameters, { stdio: ['pipe', 'pipe', 'pipe'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let complaint = '';
  child.on('error', (error) => {
    complaint = error.message;
  });
  child.stdin.on('error', () => {}); // it has ended: `listen` says so
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = chunk.toString().trim().split('\n').pop() || complaint;
  });
  const listen = async (): Promise<unknown> => {
    const { value, done } = await lines.next();
    if (done) throw new Error(complaint || 'it ended without an answer');
    return JSON.parse(value);
  };
  return {
    listen,
    ask(line) {
      child.stdin.write(`${line}\n`);
      return listen();
    },
    close: () => child.kill(),
  };
}

/** The folder that bench/peers/install.sh fills. */
export const peersFolder = (): string => process.env['LATENT_PEERS'] ?? join(homedir(), '.cache', 'latent-peers');

/** The Python of the peers; nothing where it is not installed. */
export function peersPython(): string | undefined {
  const python = join(peersFolder(), 'bin', 'python');
  return existsSync(python) ? python : undefined;
}

/** A script of bench/peers/. */
export const peerScript = (name: string): string => inBench(`peers/${name}`);

export const NOT_INSTALLED = 'not installed; see bench/peers/install.sh';
