import { type LevelItem, LevelProfiles, type NumberItem, NumberProfiles } from '@latent/charts';
import { probability, significant } from '@latent/charts/number';
import type { FeatureDocument, FitDocument, MixtureDocument, NestedNumbers } from 'latent';
import { deviationAt, listOf, numberAt, numbersOf } from '../parameters.ts';
import type { Block, Section } from '../report.ts';

/** What the classes of a mixture are like: answers, and columns of numbers. */
export function profilesSection({ model }: FitDocument): Section {
  return {
    id: 'profiles',
    title: 'Profiles of the classes',
    blocks: [...levelBlocks(model), ...numberBlocks(model)],
  };
}

function levelBlocks({ latent, features, parameters }: MixtureDocument): Block[] {
  const items = features.flatMap((feature): LevelItem[] => {
    const { name, levels, labels } = feature;
    if (!levels) return [];
    const shown = levels.map((level) => (labels && Object.hasOwn(labels, level) ? (labels[level] as string) : level));
    return [{ name, levels: shown, probabilities: listOf(parameters?.[name]).map(numbersOf) }];
  });
  if (items.length === 0) return [];
  return [
    {
      kind: 'figure',
      figure: <LevelProfiles classes={latent.levels} items={items} />,
      caption: `Probability of each answer in each class${items.some(({ levels }) => levels.length === 2) ? '; of two answers the second' : ''}.`,
    },
    {
      kind: 'table',
      caption: `P(answer | ${latent.name})`,
      head: ['item', 'answer', ...latent.levels],
      rows: items.flatMap(({ name, levels, probabilities }) =>
        levels.map((level, i) => [
          i === 0 ? name : '',
          level,
          ...latent.levels.map((_, k) => probability(probabilities[k]?.[i])),
        ]),
      ),
      words: 2,
      folded: true,
    },
  ];
}

function numberBlocks({ latent, features, parameters }: MixtureDocument): Block[] {
  const items = features.flatMap((feature) => numberItems(feature, parameters?.[feature.name], latent.levels.length));
  if (items.length === 0) return [];
  return [
    {
      kind: 'figure',
      figure: <NumberProfiles classes={latent.levels} items={items} />,
      caption:
        'Columns of numbers in each class, each on its own scale; lines reach one standard deviation to both sides.',
    },
    {
      kind: 'table',
      head: ['column', 'parameter', ...latent.levels],
      rows: items.map(({ name, what, classes }) => [
        name,
        what,
        ...classes.map(({ centre, spread }) =>
          spread === undefined ? significant(centre) : `${significant(centre)} ± ${significant(spread)}`,
        ),
      ]),
      words: 2,
      folded: true,
    },
  ];
}

function numberItems(feature: FeatureDocument, own: NestedNumbers | undefined, classes: number): NumberItem[] {
  const { name, family, columns = [name], trials } = feature;
  const each = <T,>(of: (k: number) => T): T[] => Array.from({ length: classes }, (_, k) => of(k));
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
