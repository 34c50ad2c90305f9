import { describe, expect, test } from 'vitest';
import { type NetworkDocument, networkModelFromJSON } from '../../../src/index.ts';

const LEVELS = ['no', 'yes'];

function documentOf(
  nodes: readonly Omit<NetworkDocument['nodes'][number], 'levels'>[],
  more: Partial<NetworkDocument> = {},
): NetworkDocument {
  const all = nodes.map((node) => ({ ...node, levels: LEVELS }));
  return { format: 'latent-model', version: 1, kind: 'network', nodes: all, ...more };
}

async function warningsOf(document: NetworkDocument, code: string) {
  const rows = [
    { Word: 'no', Deed: 'no' },
    { Word: 'yes', Deed: 'no' },
    { Word: 'yes', Deed: 'yes' },
  ];
  const { info } = await networkModelFromJSON(document).fit(rows);
  return info.warnings.filter((warning) => warning.code === code);
}

describe('a hidden node with nothing observed below it', () => {
  const word = { name: 'Word' };
  const deed = { name: 'Deed', parents: ['Word'] };
  const mood = { name: 'Mood', parents: ['Word'], latent: true };

  test('keeps the table that it started with', async () => {
    const [warning] = await warningsOf(documentOf([word, deed, mood]), 'BARREN_NODE');
    expect(warning?.message).toContain('its table, which stays as it started');
  });

  test('has the table of the prior where there is one', async () => {
    const document = documentOf([word, deed, mood], { prior: { pseudoCount: 1 } });
    const [warning] = await warningsOf(document, 'BARREN_NODE');
    expect(warning?.message).toContain('its table, which the prior alone decides');
  });

  test('is no cause to warn where it shares the table of a node that is observed, either way round', async () => {
    expect(await warningsOf(documentOf([word, deed, { ...mood, tied: 'Deed' }]), 'BARREN_NODE')).toEqual([]);
    expect(await warningsOf(documentOf([word, { ...deed, tied: 'Mood' }, mood]), 'BARREN_NODE')).toEqual([]);
  });

  test('is found in a moment where many paths lead below', async () => {
    const ladder = Array.from({ length: 60 }, (_, i) => ({
      name: `Mood${i}`,
      parents: i < 2 ? ['Word'] : [`Mood${i - 1}`, `Mood${i - 2}`],
      latent: true,
    }));
    const [warning] = await warningsOf(documentOf([word, deed, ...ladder]), 'BARREN_NODE');
    expect(warning?.where.nodes).toHaveLength(60);
  });
});

test('rows of a shared table that no row supports are named, though its owner is barren', async () => {
  const document = documentOf([
    { name: 'Word' },
    { name: 'Mood', parents: ['Word'], latent: true },
    { name: 'Deed', parents: ['Word'], tied: 'Mood' },
  ]);
  const { info } = await networkModelFromJSON(document).fit([{ Word: 'no', Deed: 'no' }]);
  expect(info.warnings.find(({ code }) => code === 'NOT_ESTIMATED')?.where.rows).toEqual([
    'P(Mood | Word=yes) (shared by Deed)',
  ]);
});
