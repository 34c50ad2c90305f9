import { UsageError } from '../errors.ts';
import type { FitOptions } from '../fit/options.ts';

/** Options of mixtures, and what a network has instead. */
const OF_MIXTURES: readonly (readonly [name: keyof FitOptions, flag: string, fix: string])[] = [
  ['classes', '-k', 'Leave it out: a hidden node has its levels in braces, as in "Class*{1,2,3} -> A, B".'],
  ['columns', '--columns', 'Leave it out: the nodes are the columns, and the graph gives levels in braces.'],
  ['covariance', '--covariance', 'Leave it out: the nodes of a network are categorical.'],
  ['known', '--known', 'Leave it out: a hidden node takes what it shows from the column of its own name.'],
  ['startMethod', '--start-method', 'Leave it out: starts of networks are drawn at random.'],
  ['priorCentre', '--prior-centre', 'Leave it out: --prior and --equivalent-sample-size pull towards uniform tables.'],
  ['covariancePrior', '--covariance-prior', 'Leave it out: the nodes of a network are categorical.'],
];

/**
 * Refuses options that a network does not have, or that contradict each other.
 *
 * @throws UsageError
 */
export function refuseConflicts(options: FitOptions): void {
  for (const [name, flag, fix] of OF_MIXTURES)
    if (options[name] !== undefined) throw conflict(`${flag} is for mixtures, and this is a network`, fix);
  if (options.graph !== undefined && options.model !== undefined)
    throw conflict('--graph and --model both give the network', 'Leave out one of the two.');
  if (options.prior !== undefined && options.equivalentSampleSize !== undefined)
    throw conflict('--prior and --equivalent-sample-size both give the prior', 'Leave out one of the two.');
  if (options.weights !== undefined && options.weights === options.id)
    throw conflict(`--weights and --id both name "${options.weights}"`, 'Give the column one part only.');
}

/** A column is a node, or it holds weights or the names of the rows. */
export function refuseNodeColumns({ weights, id }: FitOptions, nodes: readonly { readonly name: string }[]): void {
  for (const [flag, column] of [
    ['--weights', weights],
    ['--id', id],
  ] as const)
    if (column !== undefined && nodes.some(({ name }) => name === column))
      throw conflict(`${flag} names "${column}", a node of the network`, 'Rename the column, or leave the node out.');
}

function conflict(message: string, fix: string): UsageError {
  return new UsageError('CONFLICTING_OPTIONS', message, fix);
}
