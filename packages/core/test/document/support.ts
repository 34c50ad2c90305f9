/** A model document with parameters, to be spoilt. */
export const sound = {
  format: 'latent-model',
  version: 1,
  kind: 'mixture',
  latent: { name: 'class', levels: ['1', '2'] },
  features: [
    { name: 'voted', family: 'categorical', levels: ['0', '1'], labels: { '0': 'No' } },
    { name: 'party', family: 'categorical', levels: ['left', 'right', 'none'] },
  ],
  parameters: {
    class: [0.4, 0.6],
    voted: [
      [0.9, 0.1],
      [0.2, 0.8],
    ],
    party: [
      [0.5, 0.3, 0.2],
      [0.1, 0.1, 0.8],
    ],
  },
  fixed: ['class'],
  prior: { pseudoCount: 0.5 },
};
