import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LatentError } from 'latent';
import { readJson } from '../data/readDocument.ts';
import type { About, Check } from './check.ts';
import { type ResultFile, resultFile } from './files.ts';
import { replayBest, replayConverged, replaySteps } from './mixtures.ts';
import { replayNetwork, replayNetworkSteps, replayWords } from './networks.ts';
import { PRINTED } from './printed.ts';
import type { Replay } from './replay.ts';
import { sourceOf } from './sources.ts';

/** The results that come with the program. */
export const SHIPPED = fileURLToPath(new URL('../../references', import.meta.url));

/** A result that this version cannot compute. */
export interface NotAvailable {
  readonly result: string;
  readonly reason: string;
}

export interface Replays {
  readonly checks: readonly Check[];
  readonly notAvailable: readonly NotAvailable[];
}

/**
 * Computes results again: those that stand in print, and all files of a folder of references.
 *
 * @param onResult hears which result is next
 * @throws LatentError FILE_UNREADABLE where the folder has no results; NOT_JSON, SCHEMA, OTHER_DATA; what fits throw
 */
export async function replayAll(replay: Replay, onResult: (name: string) => void): Promise<Replays> {
  const names = await resultsIn(replay.folder);
  const checks: Check[] = [];
  const notAvailable: NotAvailable[] = [];
  for (const printed of PRINTED) checks.push(...(await printed(replay)));
  for (const name of names) {
    onResult(name);
    const { value, file } = await readJson(join(replay.folder, 'ref', `${name}.json`));
    const found = resultFile(value, file);
    if (found.kind === 'not-available') notAvailable.push({ result: name, reason: found.reason });
    else checks.push(...(await replayFile(found, { result: name, source: sourceOf(name) }, replay)));
  }
  return { checks, notAvailable };
}

function replayFile(
  file: Exclude<ResultFile, { readonly kind: 'not-available' }>,
  about: About,
  replay: Replay,
): Promise<Check[]> {
  switch (file.kind) {
    case 'steps':
      return replaySteps(file.content, about, replay);
    case 'converged':
      return replayConverged(file.content, about, replay);
    case 'best':
      return replayBest(file.content, about, replay);
    case 'network-steps':
      return replayNetworkSteps(file.content, about, replay);
    case 'network':
      return replayNetwork(file.content, about, replay);
    case 'words':
      return replayWords(file.content, about, replay);
  }
}

/** The names of the files of results in a folder of references. */
async function resultsIn(folder: string): Promise<string[]> {
  const files = await readdir(join(folder, 'ref')).catch(() => []);
  const names = files.filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -'.json'.length));
  if (names.length > 0) return names.sort();
  throw new LatentError(
    'FILE_UNREADABLE',
    `"${folder}" is no folder of references: it has no results ref/*.json`,
    'Name the folder that holds data and ref.',
    { file: folder },
  );
}
