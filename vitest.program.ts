import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly cwd?: string | undefined;
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  readonly input?: string | Uint8Array | undefined;
}

type Answer = { readonly id: number } & (Ended | { readonly failure: string });

/**
 * A way to run a program (the path of its built entry) many times in one process that keeps it loaded, one run after the other: a process of
 * its own takes a tenth of a second to start. Signals, terminals, streams that break off and ends of the process need that process.
 */
export function warm(program: string): (args: readonly string[], surroundings?: Surroundings) => Promise<Ended> {
  const waiting = new Map<number, (answer: Answer) => void>();
  let host: ChildProcess | undefined;
  let id = 0;

  function start(): ChildProcess {
    const child = fork(HOST, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [] });
    child.on('message', (answer: Answer) => {
      waiting.get(answer.id)?.(answer);
      waiting.delete(answer.id);
    });
    child.on('disconnect', () => {
      if (host === child) host = undefined;
      for (const [own, answered] of waiting) answered({ id: own, failure: 'the process that ran the program ended' });
      waiting.clear();
    });
    child.unref();
    child.channel?.unref(); // it ends with us
    return child;
  }

  return async (args, { cwd = process.cwd(), env = process.env, input = '' } = {}) => {
    host ??= start();
    const answer = new Promise<Answer>((resolve) => waiting.set(++id, resolve));
    host.send({ id, program, args, cwd, env, input: Buffer.from(input).toString('base64') });
    const ended = await answer;
    if ('failure' in ended) throw new Error(`${args.join(' ')}: ${ended.failure}`);
    const { code, stdout, stderr } = ended;
    return { code, stdout, stderr };
  };
}

const HOST = fileURLToPath(new URL('./scripts/warm.mjs', import.meta.url));
