import { columnNames, type MixtureDocument } from 'latent';
import { UsageError } from '../errors.ts';
import { type Items, trialColumns } from './items.ts';
import type { FitOptions } from './options.ts';

/** Standard input can be read once. */
export function refuseSharedInput(data: string, { model, start, repeat }: FitOptions): void {
  if ([data, model, start, repeat].filter((path) => path === '-').length > 1)
    throw new UsageError(
      'CONFLICTING_OPTIONS',
      'two inputs are "-", and standard input can be read once',
      'Give a file for one of them.',
    );
}

/** A column plays one part: item, weights, names of the rows, or known classes. */
export function refuseSharedColumns({ weights, id, known }: FitOptions, items: Items | undefined): void {
  const parts = [
    ['--weights', weights],
    ['--id', id],
    ['--known', known],
  ] as const;
  const counters = items && trialColumns(items);
  for (const [flag, name] of parts) {
    if (name === undefined) continue;
    const other =
      parts.find(([otherFlag, otherName]) => otherFlag !== flag && otherName === name)?.[0] ??
      ((flag !== '--known' && items?.has(name)) || counters?.has(name) ? '--columns' : undefined);
    if (other !== undefined)
      throw conflict(`${flag} and ${other} both name "${name}"`, 'Give the column one part only.');
  }
}

/** `-k`, `--columns` and `--known` beside a model document may only say what it says. */
export function assertAgrees(
  base: MixtureDocument,
  { classes, known, weights, id, covariance }: FitOptions,
  items: Items | undefined,
): void {
  const { latent, features } = base;
  if (classes !== undefined && classes !== latent.levels.length)
    throw conflict(
      `-k ${classes} contradicts the model document, which has ${latent.levels.length} classes`,
      'Leave out one of the two.',
    );
  if (covariance !== undefined)
    throw conflict(
      `--covariance ${covariance} beside a model document, which says the covariance itself`,
      'Leave out --covariance, or change the document.',
    );
  const names = features.flatMap(({ name, columns = [name] }) => columns);
  const all = new Set(features.flatMap(columnNames));
  const stray = items && [...items.keys()].find((name) => name !== latent.name && !all.has(name));
  const left = items && names.find((name) => !items.has(name));
  if (stray !== undefined)
    throw conflict(
      `--columns names "${stray}", which the model document does not have`,
      `Leave out --columns: the model has ${names.join(', ')}.`,
    );
  if (left !== undefined)
    throw conflict(
      `--columns leaves out "${left}", which the model document has`,
      'Leave out --columns, or take the column out of the document.',
    );
  if (known !== undefined && known !== latent.name)
    throw conflict(
      `--known names "${known}", and the model's latent variable is "${latent.name}"`,
      `Rename the column to "${latent.name}": then it holds known classes.`,
    );
  const taken = [weights, id].find((name) => name !== undefined && (all.has(name) || name === latent.name));
  if (taken !== undefined)
    throw conflict(
      `"${taken}" is a variable of the model and cannot be weights or id too`,
      'Leave the column out of the model.',
    );
}

/** Options that only networks have. */
export function refuseForNetworks({ equivalentSampleSize }: FitOptions): void {
  if (equivalentSampleSize !== undefined)
    throw conflict(
      '--equivalent-sample-size is a prior of networks, and this is a mixture',
      'Give --prior, or a network with --graph or --model.',
    );
}

/** `--latent` may only say what is so anyway: that the model's latent variable is hidden. */
export function refuseLatent(list: string | undefined, latent: string): void {
  const hidden = list
    ?.split(',')
    .map((name) => name.trim())
    .find((name) => name !== latent);
  if (hidden === undefined) return;
  throw conflict(
    `--latent names "${hidden}", and a mixture has one hidden variable, "${latent}"`,
    'Leave out --latent, or fit a network: --graph.',
  );
}

function conflict(message: string, fix: string): UsageError {
  return new UsageError('CONFLICTING_OPTIONS', message, fix);
}
