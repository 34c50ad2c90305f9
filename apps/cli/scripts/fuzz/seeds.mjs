// The healthy files and texts that are mutated, each small: what a fit of them takes is taken a hundred thousand times.

const lines = (...rows) => `${rows.join('\n')}\n`;
const rowsOf = (count, row) => Array.from({ length: count }, (_, i) => row(i));
const cell = (i, j, levels) => levels[(i * (j + 3) + ((i * i) >> 2) * j) % levels.length];

export const TABLES = {
  survey: lines('A,B,C', ...rowsOf(24, (i) => [0, 1, 2].map((j) => cell(i, j, ['no', 'yes'])).join(','))),
  numbers: lines(
    'x,y',
    ...rowsOf(20, (i) => `${(((i * 37) % 23) / 7).toFixed(3)},${i % 5 === 4 ? '' : -4 + (i % 3) * 2.5}`),
  ),
  mixed: lines(
    'id,A,n,x,w',
    ...rowsOf(18, (i) => `r${i},${cell(i, 1, 'pqr')},${i % 4},${(i % 7) / 2 + 0.25},${1 + (i % 2)}`),
  ),
  quoted: lines('"A";"B, or C"', ...rowsOf(16, (i) => `"${cell(i, 0, 'xy')}";"${i % 2 ? 'so, ""so""' : 'NA'}"`)),
  grass: lines(
    'Rain,Sprinkler,Wet',
    'no,no,no',
    'no,yes,yes',
    'yes,no,yes',
    ',no,yes',
    'no,,no',
    'yes,yes,yes',
    'no,no,no',
  ),
};

const mixture = (features, parameters) => ({
  format: 'latent-model',
  version: 1,
  kind: 'mixture',
  latent: { name: 'class', levels: ['1', '2'] },
  features,
  parameters: { class: [0.6, 0.4], ...parameters },
});
const both = (yes) => [
  [1 - yes, yes],
  [yes, 1 - yes],
];
const binary = (name) => ({ name, family: 'categorical', levels: ['no', 'yes'] });

export const MIXTURES = {
  survey: mixture(['A', 'B', 'C'].map(binary), { A: both(0.8), B: both(0.7), C: both(0.6) }),
};

export const NETWORK = {
  format: 'latent-model',
  version: 1,
  kind: 'network',
  nodes: [
    { name: 'Rain', levels: ['no', 'yes'], latent: true },
    { name: 'Sprinkler', levels: ['no', 'yes'], parents: ['Rain'] },
    { name: 'Wet', levels: ['no', 'yes'], parents: ['Rain', 'Sprinkler'] },
  ],
  parameters: {
    Rain: [0.7, 0.3],
    Sprinkler: both(0.4),
    Wet: [
      both(0.05),
      [
        [0.1, 0.9],
        [0.02, 0.98],
      ],
    ],
  },
};

export const BIF = `// two causes
network "grass, wet" { property author = "hand"; }
variable Rain { type discrete [ 2 ] { no, yes }; }
variable Sprinkler { type discrete[2]{no,yes}; }
variable Wet { type discrete [ 2 ] { no, yes }; /* an effect */ }
probability ( Rain ) { table 0.7, 0.3; }
probability ( Sprinkler | Rain ) { (no) 0.6, 0.4; (yes) 0.9, 0.1; }
probability ( Wet | Rain, Sprinkler ) { default 0.0, 1.0; (no, no) 1.0, 0.0; }
`;

export const CONFIG = {
  seed: 3,
  format: 'table',
  fit: { starts: 1, 'max-iterations': 3 },
  select: { criterion: 'bic' },
};

export const GRAPHS = [
  'G*{a,b} -> A, B, C',
  'A -> B; A, B -> C',
  'G*{a,b}, H*{c,d} -> A; H -> "B", C',
  'A{no,yes} -> B{no,yes} -> C',
];
export const QUERIES = ['Rain | Wet=yes', 'Rain, Sprinkler | Wet=yes', 'Wet', '"Rain" | Sprinkler=no, Wet=yes'];
