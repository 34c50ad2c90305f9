import {
  bernoulli,
  categorical,
  type FitDocument,
  gaussian,
  gaussianMixture,
  lca,
  type MixtureDocument,
  type NetworkDocument,
  network,
} from 'latent';

const bit = (yes: boolean): 0 | 1 => (yes ? 1 : 0);

/** Rows of three items in which two kinds of people answer differently; every tenth answer to `c` is missing. */
const answers = Array.from({ length: 200 }, (_, i) => {
  const kind = i % 5 < 2 ? 1 : 0;
  const a = bit((i * 7) % 10 < (kind ? 8 : 2));
  const b = bit((i * 3) % 10 < (kind ? 9 : 3));
  const c = (['low', 'middle', 'high'] as const)[(i * (kind + 1)) % 3] ?? null;
  const d = bit((i * 11) % 10 < (kind ? 7 : 1));
  return { a, b, c: i % 10 === 9 ? null : c, d };
});

export async function latentClassFit(): Promise<FitDocument<MixtureDocument>> {
  const model = lca({
    classes: 2,
    columns: { a: bernoulli(), b: bernoulli(), c: categorical(['low', 'middle', 'high']), d: bernoulli() },
  });
  return (await model.fit(answers, { seed: 1 })).toJSON();
}

export async function gaussianFit(): Promise<FitDocument<MixtureDocument>> {
  const rows = Array.from({ length: 120 }, (_, i) => {
    const kind = i % 3 === 0 ? 4 : 0;
    return { x: kind + Math.sin(i), y: kind / 2 + Math.cos(1.7 * i) };
  });
  return (
    await gaussianMixture({ components: 2, columns: { x: gaussian(), y: gaussian() } }).fit(rows, { seed: 1 })
  ).toJSON();
}

export async function networkFit(): Promise<FitDocument<NetworkDocument>> {
  const words = Array.from({ length: 60 }, (_, i) => ({ word: i % 3 === 0 ? ('good' as const) : ('bad' as const) }));
  const model = network()
    .node('thought', { levels: ['bad', 'good'], latent: true })
    .node('word', { levels: ['bad', 'good'], parents: ['thought'] })
    .build();
  return (await model.fit(words, { seed: 1 })).toJSON();
}
