import { nearest } from '@latent/files/nearest';
import { LatentError, type MixtureDocument, type NetworkDocument } from 'latent';
import { UsageError } from '../errors.ts';

/**
 * Reads the names of `--latent A,"B,C"`: separated by commas, a name with a comma in double quotes (a quote in it is doubled).
 *
 * @throws `BAD_OPTION`
 */
export function parseNames(option: string, list: string): string[] {
  const names = new Set<string>();
  const part = /\s*(?:"((?:[^"]|"")*)"|([^,"]*?))\s*(,|$)/y;
  for (;;) {
    const found = part.exec(list);
    const name = found?.[1]?.replaceAll('""', '"') ?? found?.[2] ?? '';
    if (name === '')
      throw new UsageError(
        'BAD_OPTION',
        `--${option} is ${JSON.stringify(list)}`,
        'Write names separated by commas; a name with a comma in double quotes.',
        { option },
      );
    names.add(name);
    if (found?.[3] === '') return [...names];
  }
}

/**
 * Of a mixture `--latent` may only say what is so anyway: that the class is hidden.
 *
 * @throws UsageError BAD_OPTION
 */
export function refuseHidden({ latent }: MixtureDocument, names: readonly string[]): void {
  const stranger = names.find((name) => name !== latent.name);
  if (stranger === undefined) return;
  throw new UsageError(
    'BAD_OPTION',
    `--latent names "${stranger}", and the model is a mixture, whose latent variable is "${latent.name}"`,
    'Leave it out: the class is hidden in every row.',
    { option: 'latent' },
  );
}

/**
 * The network with these nodes hidden: data need no such columns, and where they have them they are not read.
 *
 * @throws UNKNOWN_NODE with the nearest name
 */
export function withHidden(document: NetworkDocument, names: readonly string[]): NetworkDocument {
  const known = document.nodes.map(({ name }) => name);
  for (const name of names)
    if (!known.includes(name)) {
      const near = nearest(name, known);
      throw new LatentError(
        'UNKNOWN_NODE',
        `--latent names "${name}", and the network has no such node`,
        `${near === undefined ? '' : `Did you mean "${near}"? `}Nodes are: ${known.join(', ')}.`,
        { node: name },
      );
    }
  return {
    ...document,
    nodes: document.nodes.map((node) => (names.includes(node.name) ? { ...node, latent: true } : node)),
  };
}
