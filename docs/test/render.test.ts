import { expect, test } from 'vitest';
import { render } from '../src/render.ts';

const block = (language: string, code: string): string => `\`\`\`${language}\n${code}\`\`\`\n`;

test('a page that is right stays as it is', async () => {
  const page = [
    '# Page\n\n',
    block('js', "import { log } from 'latent';\nconsole.log(log(1));\n"),
    '\nIt prints\n\n',
    block('text', '0\n'),
    block('ts', 'const a: number = 1;\n'),
    '<!-- file: a.csv -->\n',
    block('csv', 'x\n1\n'),
    block('console', '$ cat a.csv \\\n  | head -1\nx\n$ latent --version > version.txt\n$ seq 5\n1\n…\n5\n'),
    block('r', 'stop()\n'),
  ].join('');
  expect(await render(page)).toBe(page);
});

test.each([
  ['text', 'what a program prints', block('js', 'console.log(1 + 1);\n'), '3\n', '2\n'],
  ['console', 'what a command prints', '', '$ echo b\na\n', '$ echo b\nb\n'],
  [
    'console',
    'but for lines that were shortened',
    '',
    '$ seq 8 9; echo a b\n1\na …\n',
    '$ seq 8 9; echo a b\n8\n9\na …\n',
  ],
  [
    'console',
    'an error of ours',
    '',
    '$ latent fit none.csv -k 2 2>&1 | head -c 6\n',
    '$ latent fit none.csv -k 2 2>&1 | head -c 6\nerror[\n',
  ],
])('a wrong %s block is put right: %s', async (language, _, before, wrong, right) => {
  expect(await render(before + block(language, wrong))).toBe(before + block(language, right));
});

test.each([
  ['a program that fails', block('js', "throw new Error('no');\n"), /ended with 1/],
  ['output that nothing shows', block('js', 'console.log(1);\n'), /no text block shows/],
  ['output that only other code follows', block('js', 'console.log(1);\n') + block('r', 'x\n'), /no text block shows/],
  ['a command that fails', block('console', '$ false\n'), /ended with 1/],
  ['text behind no program', block('text', 'x\n'), /neither run nor known/],
  ['a transcript that is not run', block('', '$ latent fit\n'), /neither run nor known/],
  ['a language that nobody knows', block('ruby', 'x\n'), /neither run nor known/],
  ['a transcript without a command', block('console', 'x\n'), /begins with/],
])('%s is an error', async (_, page, message) => {
  await expect(render(page)).rejects.toThrow(message);
});
