import type { LessonCode } from '../Codes.tsx';
import { modelFile, rowsFile, wordsModel } from '../wordsModel.ts';
import { plainOf } from './plain.ts';
import { shown, THETA } from './rows.ts';

/** The counts of rows as they are shown, by the library and by the command line. */
export function codeOf(hidden: string): LessonCode {
  const rows = shown(hidden);
  return {
    ts: `import { applyNetwork } from 'latent';

const model = ${JSON.stringify(wordsModel(THETA), null, 2)} as const;
// thought, word; null = hidden
const rows = [${rows.map(({ thought, word }) => `[${thought}, ${word}]`).join(', ')}];
const applied = applyNetwork(model);
let count = 0; // of a good thought with a good word
for (const [thought, word] of rows) {
  const evidence = {
    ...(thought !== null && { Thoughts: String(thought) }),
    ...(word !== null && { Words: String(word) }),
  };
  const open = ['Thoughts', 'Words'].filter((node) => !(node in evidence));
  if (thought === 0 || word === 0) continue; // counts as another pair
  count += open.length === 0 ? 1 : (applied.query(open, evidence).probabilities.at(-1) ?? 0);
}
console.log(count);`,
    cli: `${modelFile(THETA)}
${rowsFile(rows)}
# all counts, and what the M-step makes of them; a hidden cell with nothing seen below it is left out of them there:
# it would only repeat the guess
latent explain --em model.json rows.csv`,
    ...plainOf(rows),
  };
}
