import { nearest } from '@latent/files/nearest';
import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { jsonText, marked } from '../output/json.ts';
import { CODE_TEXTS } from './codes/index.ts';

/** `latent explain --code <CODE>`: what a warning or an error means and how to mend it. */
export async function explainCode(context: Context, given: string): Promise<number> {
  const code = given.toUpperCase().replaceAll('-', '_');
  const text = CODE_TEXTS.get(code);
  if (!text) throw unknownCode(given, code);
  if (context.format === 'json') await context.out(jsonText(marked('latent-explanation', { code, ...text })));
  else {
    const width = Math.min(100, context.terminal.stdout ? context.terminal.columns : 100);
    const parts = [
      ['What you see', text.what],
      ['Why', text.why],
      ['What to do', text.fix],
    ] as const;
    await context.out(
      `${context.paint.bold(code)}\n${parts.map(([title, words]) => wrapped(title.padEnd(14), words, width)).join('')}`,
    );
  }
  return 0;
}

function unknownCode(given: string, code: string): UsageError {
  const names = [...CODE_TEXTS.keys()];
  const part =
    code.length > 2
      ? (names.find((name) => name.startsWith(code)) ?? names.find((name) => name.includes(code)))
      : undefined;
  const near = part ?? nearest(code, names);
  const fix =
    near === undefined
      ? 'Give what stands in brackets in a message, as in warning[NOT_IDENTIFIED].'
      : `Did you mean ${near}?`;
  return new UsageError('BAD_OPTION', `there is no code ${JSON.stringify(given)}`, fix, { option: 'code' });
}

/** A paragraph behind a title, its further lines indented. */
function wrapped(title: string, words: string, width: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(' ')) {
    if (line !== '' && title.length + 2 + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return `${lines.map((text, i) => `  ${i === 0 ? title : ' '.repeat(title.length)}${text}`).join('\n')}\n`;
}
