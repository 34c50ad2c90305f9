/** A start for three items of two classes, with other entries of the document or other parameters. */
export const start = (changes: object = {}, parameters: object = {}) => ({
  format: 'latent-model',
  version: 1,
  kind: 'mixture',
  latent: { name: 'class', levels: ['1', '2'] },
  features: ['A', 'B', 'C'].map((name) => ({ name, family: 'categorical', levels: ['no', 'yes'] })),
  parameters: {
    class: [0.3, 0.7],
    A: [
      [0.9, 0.1],
      [0.2, 0.8],
    ],
    B: [
      [0.8, 0.2],
      [0.4, 0.6],
    ],
    C: [
      [0.7, 0.3],
      [0.1, 0.9],
    ],
    ...parameters,
  },
  ...changes,
});
