import { LatentError, type Where } from '../error/index.ts';
import { nearest } from './nearest.ts';
import type { MixtureDocument } from './types.ts';

/**
 * Checks the names of a mixture's document: every variable has its own, and `fixed` and `parameters` name variables only.
 *
 * @throws LatentError DUPLICATE_NAME, UNKNOWN_NAME (with the nearest name)
 */
export function checkNames({ latent, features, fixed = [], parameters = {} }: MixtureDocument, file?: string): void {
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
function checkColumns(latent: string, features: MixtureDocument['features'], file: string | undefined): void {
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

/** The error of a name that stands for nothing, with the nearest one and all there are. */
export function unknownName(
  code: string,
  message: string,
  name: string,
  known: Iterable<string>,
  where: Where,
): LatentError {
  const names = [...known];
  const near = nearest(name, names);
  const listed = names.slice(0, MOST_LISTED).join(', ') + (names.length > MOST_LISTED ? ', …' : '');
  const fix = near === undefined ? `Variables are: ${listed}.` : `Did you mean "${near}"? Variables are: ${listed}.`;
  return new LatentError(code, message, fix, where);
}

const MOST_LISTED = 20;

function stray(
  key: string,
  path: string,
  name: string,
  names: ReadonlySet<string>,
  file: string | undefined,
): LatentError {
  return unknownName('UNKNOWN_NAME', `"${key}" names "${name}", which is no variable of the model`, name, names, {
    file,
    path,
  });
}
