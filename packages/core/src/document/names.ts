import { LatentError } from '../error/index.ts';
import { nearest } from './nearest.ts';
import type { ModelDocument } from './types.ts';

/**
 * Checks the names of a mixture's document: every variable has its own, and `fixed` and `parameters` name variables only.
 *
 * @throws LatentError DUPLICATE_NAME, UNKNOWN_NAME (with the nearest name)
 */
export function checkNames({ latent, features, fixed = [], parameters = {} }: ModelDocument, file?: string): void {
  const names = new Set([latent.name]);
  for (const { name } of features) {
    if (names.has(name))
      throw new LatentError('DUPLICATE_NAME', `two variables of the model are named "${name}"`, 'Rename one of them.', {
        file,
        column: name,
      });
    names.add(name);
  }
  checkColumns(latent.name, features, file);
  for (const name of fixed) if (!names.has(name)) throw stray('fixed', '/fixed', name, names, file);
  for (const name of Object.keys(parameters))
    if (!names.has(name)) throw stray('parameters', `/parameters/${name}`, name, names, file);
}

/** Every column of the data belongs to one feature; only trials may be shared. */
function checkColumns(latent: string, features: ModelDocument['features'], file: string | undefined): void {
  const owners = new Map([[latent, `the latent variable "${latent}"`]]);
  for (const { name, trials } of features)
    if (trials === name || trials === latent)
      throw new LatentError(
        'DUPLICATE_NAME',
        `the trials of "${name}" stand in the column "${trials}", which is read as something else`,
        'Name the column that holds the number of trials.',
        { file, column: name },
      );
  for (const { name, columns = [name] } of features)
    for (const column of columns) {
      const owner = owners.get(column);
      if (owner !== undefined)
        throw new LatentError(
          'DUPLICATE_NAME',
          `the column "${column}" is read by ${owner} and by the feature "${name}"`,
          'Give each column to one feature.',
          { file, column },
        );
      owners.set(column, `the feature "${name}"`);
    }
}

const MOST_LISTED = 20;

function stray(
  key: string,
  path: string,
  name: string,
  names: ReadonlySet<string>,
  file: string | undefined,
): LatentError {
  const near = nearest(name, names);
  const listed = [...names].slice(0, MOST_LISTED).join(', ') + (names.size > MOST_LISTED ? ', …' : '');
  return new LatentError(
    'UNKNOWN_NAME',
    `"${key}" names "${name}", which is no variable of the model`,
    near === undefined ? `Variables are: ${listed}.` : `Did you mean "${near}"? Variables are: ${listed}.`,
    { file, path },
  );
}
