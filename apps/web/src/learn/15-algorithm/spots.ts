import { markOf } from '@latent/charts';
import type { MixtureDocument } from 'latent';
import type { Spot } from '../../pictures/Plane.tsx';

type Table = readonly (readonly number[])[];
/** Parameters of one block of real numbers. */
export interface GaussianBlock {
  readonly mean: Table;
  /** Of all classes: they are tied. */
  readonly covariance: Table;
}

/** The class sizes of a document. */
export const sizesOf = ({ latent, parameters }: MixtureDocument): readonly number[] =>
  parameters?.[latent.name] as readonly number[];

/** The Gaussian block of a document whose only feature it is. */
export const gaussianOf = ({ features, parameters }: MixtureDocument): GaussianBlock =>
  parameters?.[features[0]?.name as string] as unknown as GaussianBlock;

/** Where parameters lie in the plane: a column by its probability in both classes, or a class by its means. */
export function spotsOf(document: MixtureDocument): readonly Spot[] {
  const { features, latent } = document;
  if (features[0]?.family === 'gaussian')
    return gaussianOf(document).mean.map(([x = 0, y = 0], k) => ({
      name: `cluster ${latent.levels[k]}`,
      x,
      y,
      mark: markOf(k, 150),
    }));
  return features.map(({ name }) => {
    const [x = 0, y = 0] = successes(document, name);
    return { name, x, y };
  });
}

/** The document with one spot moved. */
export function withSpot(
  document: MixtureDocument,
  spot: number,
  to: { readonly x?: number; readonly y?: number },
): MixtureDocument {
  const { features, parameters } = document;
  const [first] = features;
  if (first?.family === 'gaussian') {
    const block = gaussianOf(document);
    const mean = block.mean.map(([x = 0, y = 0], k) => (k === spot ? [to.x ?? x, to.y ?? y] : [x, y]));
    return { ...document, parameters: { ...parameters, [first.name]: { ...block, mean } as never } };
  }
  const feature = features[spot];
  if (!feature) throw new TypeError(`there is no spot ${spot}`);
  const [x = 0, y = 0] = successes(document, feature.name);
  const moved = [to.x ?? x, to.y ?? y];
  const own = feature.family === 'binomial' ? { probability: moved } : moved.map((p) => [1 - p, p]);
  return { ...document, parameters: { ...parameters, [feature.name]: own } };
}

/** The document with other class sizes. */
export const withSizes = (document: MixtureDocument, sizes: readonly number[]): MixtureDocument => ({
  ...document,
  parameters: { ...document.parameters, [document.latent.name]: sizes },
});

/** p(1 | class), or p(success | class), of a column. */
function successes({ parameters }: MixtureDocument, name: string): readonly number[] {
  const own = parameters?.[name] as Table | { readonly probability: readonly number[] };
  return 'probability' in own ? own.probability : own.map(([, good]) => good as number);
}
