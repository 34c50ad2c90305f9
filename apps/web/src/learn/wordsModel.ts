import { rest } from '../numbers/shown.ts';
import type { Theta } from '../numbers/wordsAndThoughts.ts';

/** The model of words and thoughts as a person would write it down: no noise of binary fractions. */
export const wordsModel = ({ pi, t1, t0 }: Theta) => ({
  format: 'latent-model',
  version: 1,
  kind: 'network',
  nodes: [
    { name: 'Thoughts', levels: ['0', '1'], latent: true },
    { name: 'Words', levels: ['0', '1'], parents: ['Thoughts'] },
  ],
  parameters: {
    Thoughts: pair(pi),
    Words: [pair(t0), pair(t1)],
  },
});

/** The same as commands: they write it to model.json. */
export const modelFile = (theta: Theta): string => `cat > model.json <<'END'
${JSON.stringify(wordsModel(theta))}
END`;

/** Rows of Thoughts and Words as commands that write them to rows.csv; empty cells are hidden. */
export const rowsFile = (rows: readonly { readonly thought: number | null; readonly word: number | null }[]): string =>
  `cat > rows.csv <<'END'
Thoughts,Words
${rows.map(({ thought, word }) => `${thought ?? ''},${word ?? ''}`).join('\n')}
END`;

/** 1 − p and p. */
const pair = (p: number): [number, number] => [rest(p), Number(p.toPrecision(12))];
