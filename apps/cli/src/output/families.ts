import { counted } from '@latent/charts/number';
import type { FeatureDocument, MixtureDocument } from 'latent';

/** The columns that a feature models: its own, without the one that holds trials. */
export function modelled({ name, columns = [name] }: FeatureDocument): readonly string[] {
  return columns;
}

/** How many columns a model is of. */
export function columnCount({ features }: MixtureDocument): number {
  return features.reduce((sum, feature) => sum + modelled(feature).length, 0);
}

/**
 * What kind of a model it is, in words: "latent class analysis, 3 classes, …", "Gaussian mixture, 2 classes, full covariance, …", "mixture
 * of 2 categorical and 1 poisson columns, …"; two lines where one would be too long.
 *
 * @param more what else there is to say, such as the number of free parameters
 */
export function modelLines(model: MixtureDocument, ...more: readonly string[]): readonly string[] {
  const kind = kindOf(model);
  const classes = counted(model.latent.levels.length, 'class', 'classes');
  const covariance = covarianceText(model);
  const rest = [classes, ...(covariance === undefined ? [] : [covariance]), ...more].join(', ');
  const line = `${kind}, ${rest}`;
  return line.length <= WIDEST ? [line] : [kind, rest];
}

/** With the label in front a line stays within 100 columns. */
const WIDEST = 88;

function kindOf({ features }: MixtureDocument): string {
  const counts = new Map<string, number>();
  for (const feature of features)
    counts.set(feature.family, (counts.get(feature.family) ?? 0) + modelled(feature).length);
  if (counts.size > 1)
    return `mixture of ${joined([...counts].map(([family, count]) => `${count} ${family}`))} columns`;
  if (counts.has('categorical')) return 'latent class analysis';
  if (counts.has('gaussian')) return 'Gaussian mixture';
  const [family = '', count = 0] = [...counts][0] ?? [];
  return `mixture of ${counted(count, `${family} column`)}`;
}

/** What a feature is beside its family: its trials, or the covariance of its block. */
export function featureText({ family, trials, columns, covariance = 'full' }: FeatureDocument): string {
  if (trials !== undefined) return `${family} of ${typeof trials === 'number' ? trials : `"${trials}"`} trials`;
  return columns ? `${family}, ${covariance} covariance` : family;
}

/** "full covariance", "a variance per column", or both where a document mixes blocks. */
function covarianceText({ features }: MixtureDocument): string | undefined {
  const gaussian = features.filter(({ family }) => family === 'gaussian');
  if (gaussian.length === 0) return undefined;
  const columns = gaussian.reduce((sum, feature) => sum + modelled(feature).length, 0);
  const kinds = [
    ...new Set(gaussian.map((feature) => (feature.columns ? (feature.covariance ?? 'full') : 'diagonal'))),
  ];
  if (columns > 1) return `${joined(kinds)} covariance`;
  return kinds[0] === 'tied' ? 'one variance for all classes' : undefined;
}

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
