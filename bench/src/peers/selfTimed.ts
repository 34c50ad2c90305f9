import type { Absent, Contestant, Reached } from '../contestant.ts';
import { IN_A_ROW } from '../measure.ts';
import { startProcess } from './process.ts';

/** A process that says who it is (`describe`), then does its work and measures itself for every line it gets. */
export interface SelfTimed {
  readonly name: string;
  readonly command: string;
  readonly parameters: readonly string[];
  /** What it gets to read first, if anything. */
  readonly problem?: unknown;
  readonly drawsItsOwnStarts?: boolean;
}

/** Starts such a process; absent, with its complaint, where it ends without an answer. */
export async function selfTimed(peer: SelfTimed): Promise<Contestant | Absent> {
  const { name, command, parameters, problem, drawsItsOwnStarts = false } = peer;
  const process = startProcess(command, parameters);
  const hello = problem === undefined ? process.listen() : process.ask(JSON.stringify(problem));
  const first = await hello.catch((error: Error) => error);
  if (first instanceof Error) return { name, why: first.message };
  return {
    name,
    describe: (first as { describe: string }).describe,
    drawsItsOwnStarts,
    run: async () => (await process.ask(String(IN_A_ROW))) as Reached,
    close: process.close,
  };
}
