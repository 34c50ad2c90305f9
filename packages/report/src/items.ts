import type { LevelItem, NumberItem } from '@latent/charts';
import type { FeatureDocument, MixtureDocument, NestedNumbers } from 'latent';
import { deviationAt, listOf, numberAt, numbersOf } from './parameters.ts';

/** The items of a mixture that have levels, with the probabilities of these in each class; levels by their labels. */
export function levelItems({ features, parameters }: MixtureDocument): LevelItem[] {
  return features.flatMap((feature): LevelItem[] => {
    const { name, levels, labels } = feature;
    if (!levels) return [];
    const shown = levels.map((level) => (labels && Object.hasOwn(labels, level) ? (labels[level] as string) : level));
    return [{ name, levels: shown, probabilities: listOf(parameters?.[name]).map(numbersOf) }];
  });
}

/** The columns of numbers of a mixture, with their centre and spread in each class. */
export function numberItems({ latent, features, parameters }: MixtureDocument): NumberItem[] {
  return features.flatMap((feature) => itemsOf(feature, parameters?.[feature.name], latent.levels.length));
}

function itemsOf(feature: FeatureDocument, own: NestedNumbers | undefined, classes: number): NumberItem[] {
  const { name, family, columns = [name], trials } = feature;
  const each = <T>(of: (k: number) => T): T[] => Array.from({ length: classes }, (_, k) => of(k));
  const single = (what: string, key: string): NumberItem[] => [
    { name, what, classes: each((k) => ({ centre: numberAt(own, key, k) ?? 0 })) },
  ];
  if (family === 'categorical' || family === 'bernoulli') return [];
  if (family === 'binomial') return single(`probability (of ${trials})`, 'probability');
  if (family === 'negative-binomial') return single('mean', 'mean');
  if (family !== 'gaussian') return single('rate', 'rate');
  return columns.map((column, j) => ({
    name: column,
    what: 'mean ± sd',
    classes: each((k) => ({
      centre: numberAt(own, 'mean', k, j) ?? 0,
      spread: deviationAt(own, feature, k, j) ?? 0,
    })),
  }));
}
