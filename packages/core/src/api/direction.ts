import { type MixtureDocument, mixtureFrom } from '../document/index.ts';
import { nameDirection } from '../report/index.ts';

/**
 * A direction of non-identifiability in words: the parameters that it moves most, with how far.
 *
 * @param direction one of `identifiability.directions`: one entry a parameter
 * @example
 * fitted.info.identifiability?.directions.map((direction) => describeDirection(fitted.toJSON().model, direction));
 */
export function describeDirection(document: MixtureDocument, direction: readonly number[]): string {
  return nameDirection(mixtureFrom(document), document.latent.levels, direction);
}
