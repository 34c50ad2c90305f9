import { LatentError } from '../../error/index.ts';
import { type Network, statesOf } from '../../models/index.ts';

/** Bytes that the tables of all cliques may take. */
const LIMIT = 2 ** 30;

/**
 * Refuses a network whose exact inference cannot fit, before anything is allocated.
 *
 * @throws LatentError CLIQUE_TOO_LARGE with the largest clique, its states and the bytes of all
 */
export function assertCliquesFit({ nodes, tree }: Network, file?: string): void {
  const bytes = tree.states * 8;
  if (bytes <= LIMIT) return;
  const levels = nodes.map((node) => node.levels.length);
  const largest = tree.cliques.reduce((a, b) =>
    statesOf(b.variables, levels) > statesOf(a.variables, levels) ? b : a,
  );
  const names = largest.variables.map((variable) => nodes[variable]?.name as string);
  const states = statesOf(largest.variables, levels);
  const [least, which] = tree.isTooLarge ? ['at least ', 'one of its cliques'] : ['', 'its largest clique'];
  const shown = names.slice(0, MOST_NAMED).join(', ') + (names.length > MOST_NAMED ? ', …' : '');
  throw new LatentError(
    'CLIQUE_TOO_LARGE',
    `exact inference in this network needs ${least}${bytes} bytes (${(bytes / LIMIT).toPrecision(3)} GiB), more than 1 GiB: ${which} has ${names.length} nodes and ${states} states (${states * 8} bytes): ${shown}`,
    'Remove arrows, merge levels, or put a hidden node between many parents and their child.',
    { file, clique: names, states, bytes, limit: LIMIT },
  );
}

const MOST_NAMED = 12;
