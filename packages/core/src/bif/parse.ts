import { checkNetworkDocument, type NetworkDocument, normalisedRows } from '../document/index.ts';
import { LatentError, type Warning } from '../error/index.ts';
import { readBlocks } from './grammar.ts';
import { type BifNetwork, networkOf } from './network.ts';
import { createSource, listed, type Source, shown } from './source.ts';

/**
 * Reads a network from text in the Interchange Format for Bayesian Networks (BIF 0.15), as bnlearn, pgmpy, SamIam and others write it.
 *
 * Tables keep their numbers as they stand there. The properties that `writeBif` writes are read back; others are left out, with a warning.
 *
 * @param file its name, for messages
 * @returns the network's document, checked; warnings BIF_PROPERTIES_LEFT_OUT, ROWS_NORMALISED
 * @throws LatentError with the line: DOCUMENT_TOO_LARGE (64 MiB), BIF_SYNTAX, BIF_STATES, BIF_DUPLICATE, BIF_MISSING_TABLE,
 *   BIF_MISSING_ROW (with the parents' states), BIF_UNKNOWN_STATE, BIF_TOO_LARGE (1 GiB of tables), BAD_SHAPE, BAD_PROBABILITIES (with the
 *   sum), BAD_LEVELS, DUPLICATE_NAME, UNKNOWN_PARENT, CYCLE, BAD_TIE
 * @example
 * const { document, warnings } = parseBif(await readFile('asia.bif', 'utf8'), 'asia.bif');
 */
export function parseBif(text: string, file?: string): { document: NetworkDocument; warnings: readonly Warning[] } {
  if (text.length > MOST_CHARACTERS)
    throw new LatentError(
      'DOCUMENT_TOO_LARGE',
      `the text has ${text.length} characters; at most ${MOST_CHARACTERS} are read`,
      'Check that this is a network and not data.',
      { file },
    );
  const source = createSource(text, file);
  const network = networkOf(source, readBlocks(source));
  const document = checked(source, network);
  return { document, warnings: [...leftOut(source, network), ...normalisedRows(document, file)] };
}

const MOST_CHARACTERS = 64 * 2 ** 20;

/** The document's own checks, with the line of the node that they are about. */
function checked(source: Source, { document, nodes }: BifNetwork): NetworkDocument {
  try {
    return checkNetworkDocument(document, source.file);
  } catch (error) {
    if (!(error instanceof LatentError)) throw error;
    const { path, nodes: cycle } = error.where;
    const place = /^\/nodes\/(\d+)/.exec(String(path))?.[1];
    const node = place ? nodes[Number(place)] : nodes.find(({ own }) => Array.isArray(cycle) && cycle[0] === own.name);
    const at = node?.table.child.at;
    throw at === undefined ? error : error.at({ line: source.lineAt(at) });
  }
}

function leftOut(source: Source, { leftOut: tokens }: BifNetwork): Warning[] {
  const [first] = tokens;
  if (!first) return [];
  const keys = listed(new Set(tokens.map(({ text }) => shown(text))));
  const count = tokens.length === 1 ? 'one property was' : `${tokens.length} properties were`;
  return [
    {
      code: 'BIF_PROPERTIES_LEFT_OUT',
      level: 'info',
      message: `${count} left out: ${keys}`,
      fix: 'Keep the file if you need them; the network itself is complete.',
      where: { file: source.file, line: source.lineAt(first.at) },
    },
  ];
}
