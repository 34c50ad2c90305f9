import { LevelProfiles, NumberProfiles } from '@latent/charts';
import { probability, significant } from '@latent/charts/number';
import type { FitDocument, MixtureDocument } from 'latent';
import { levelItems, numberItems } from '../items.ts';
import type { Block, Section } from '../report.ts';

/** What the classes of a mixture are like: answers, and columns of numbers. */
export function profilesSection({ model }: FitDocument): Section {
  return {
    id: 'profiles',
    title: 'Profiles of the classes',
    blocks: [...levelBlocks(model), ...numberBlocks(model)],
  };
}

function levelBlocks(model: MixtureDocument): Block[] {
  const { latent } = model;
  const items = levelItems(model);
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

function numberBlocks(model: MixtureDocument): Block[] {
  const { latent } = model;
  const items = numberItems(model);
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
