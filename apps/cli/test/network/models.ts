/** The lecture's words and thoughts as a network, with tables to start from. */
export const THOUGHTS = {
  format: 'latent-model',
  version: 1,
  kind: 'network',
  nodes: [
    { name: 'Thoughts', levels: ['bad', 'good'], latent: true },
    { name: 'Words', levels: ['bad', 'good'], parents: ['Thoughts'] },
  ],
  parameters: {
    Thoughts: [0.4, 0.6],
    Words: [
      [0.8, 0.2],
      [0.3, 0.7],
    ],
  },
} as const;

/** 37 good words and 63 bad ones. */
export const WORDS = `Words\n${'good\n'.repeat(37)}${'bad\n'.repeat(63)}`;

/** A rain that wets the grass as a sprinkler does, and nothing else does. */
export const GRASS = {
  format: 'latent-model',
  version: 1,
  kind: 'network',
  nodes: [
    { name: 'Rain', levels: ['no', 'yes'] },
    { name: 'Sprinkler', levels: ['no', 'yes'], parents: ['Rain'] },
    { name: 'Wet', levels: ['no', 'yes'], parents: ['Rain', 'Sprinkler'] },
  ],
  parameters: {
    Rain: [0.7, 0.3],
    Sprinkler: [
      [0.6, 0.4],
      [0.9, 0.1],
    ],
    Wet: [
      [
        [1, 0],
        [0, 1],
      ],
      [
        [0, 1],
        [0, 1],
      ],
    ],
  },
} as const;

/** The same in BIF, with everything that writers of BIF do. */
export const GRASS_BIF = `// written by hand
network "grass, wet" { property author = "nobody"; }
/* two causes
   and an effect */
variable Rain { type discrete [ 2 ] { no, yes }; }
variable Sprinkler { type discrete[2]{no,yes}; }
variable Wet { type discrete [ 2 ] { no, yes }; }
probability ( Rain ) { table 0.7, 0.3; }
probability ( Sprinkler | Rain ) { (no) 0.6, 0.4; (yes) 0.9, 0.1; }
probability ( Wet | Rain, Sprinkler ) { default 0.0, 1.0; (no, no) 1.0, 0.0; }
`;

/** Rows of rain, sprinkler, wet grass, with a missing cell here and there. */
export const GRASS_ROWS = [
  'Rain,Sprinkler,Wet',
  'no,no,no',
  'no,yes,yes',
  'yes,no,yes',
  ',no,yes',
  'no,,no',
  'no,no,',
  'yes,yes,yes',
  ',,yes',
  'no,no,no',
  '',
].join('\n');
