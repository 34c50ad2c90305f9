import { LatentError } from '../../error/index.ts';
import type { Network } from '../../models/index.ts';

/**
 * Bytes that the tables of a document may take: 20 binary parents of one node, and some. The command line took 3.6 GB and 38 s for a fit of that
 * size; above it the text of a fit document is longer than the longest string of V8 (2^29 characters).
 */
const LIMIT = 84 * 2 ** 20;

/** Documents hold each row of a table as an array of its own. */
const BYTES_OF_ARRAY = 64;

/**
 * Refuses conditional tables that no document can hold.
 *
 * @throws LatentError TABLES_TOO_LARGE with the largest table, its rows and the bytes of all
 */
export function assertTablesFit({ nodes }: Network, file?: string): void {
  const owners = nodes.filter(({ table }, node) => table === node);
  const bytes = owners.reduce((sum, { probabilities, levels }) => sum + bytesOf(probabilities.size, levels.length), 0);
  if (bytes <= LIMIT) return;
  const { name, probabilities, parents, levels } = owners.reduce((a, b) =>
    bytesOf(b.probabilities.size, b.levels.length) > bytesOf(a.probabilities.size, a.levels.length) ? b : a,
  );
  const rows = probabilities.size / levels.length;
  throw new LatentError(
    'TABLES_TOO_LARGE',
    `the conditional tables need ${bytes} bytes in a document, more than 84 MiB: that of "${name}" has ${rows} rows, one for each combination of the levels of its ${parents.length} parents`,
    'Remove arrows, merge levels, or put a hidden node between many parents and their child.',
    { file, column: name, rows, bytes, limit: LIMIT },
  );
}

const bytesOf = (entries: number, levels: number): number => (entries / levels) * BYTES_OF_ARRAY + entries * 8;
