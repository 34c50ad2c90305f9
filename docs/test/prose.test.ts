import { expect, test } from 'vitest';
import { CODE_TEXTS } from '../../apps/cli/src/explain/codes/index.ts';
import { root } from '../src/folder.ts';
import { generatedPages, pages } from '../src/pages.ts';
import { brokenLinks, codesIn, commandsIn, flagsIn } from '../src/prose.ts';
import { flagsByCommand } from '../src/reference/cli.ts';

const all = [...pages, ...generatedPages];
const flags = flagsByCommand();
const everyFlag = new Set(['--help', ...[...flags.values()].flatMap((own) => [...own])]);

test('the generated pages are among the pages', () => {
  expect(generatedPages).toHaveLength(3);
});

test.each(all)('the links of $path lead somewhere', (page) => {
  expect(brokenLinks(page, all, root)).toEqual([]);
});

test.each(all)('$path names only commands, options and codes that exist', ({ text }) => {
  expect(flagsIn(text).filter((flag) => !everyFlag.has(flag))).toEqual([]);
  for (const { command, flags: used } of commandsIn(text)) {
    const own = flags.get(command);
    expect(own, command).toBeDefined();
    expect(used.filter((flag) => flag !== '--help' && !own?.has(flag))).toEqual([]);
  }
  expect(codesIn(text).filter((code) => !CODE_TEXTS.has(code))).toEqual([]);
});

test('every page of docs/ is in the index', () => {
  const index = pages.find(({ path }) => path === 'docs/README.md')?.text ?? '';
  const names = all.flatMap(({ path }) => /^docs\/(?!README)(.*)/.exec(path)?.slice(1) ?? []);
  expect(names.filter((name) => !index.includes(`(${name})`))).toEqual([]);
});

test('what is wrong is found', () => {
  const page = {
    path: 'docs/cli.md',
    text: '# A\n\n## A\n\n[b](no.md) [c](#d) [a](#a) [a](#a-1) `latent fit --bogus` NO_SUCH_CODE\n',
  };
  expect(brokenLinks(page, [page], root)).toEqual(['no.md', '#d']);
  expect(commandsIn(page.text)).toEqual([{ command: 'fit', flags: ['--bogus'] }]);
  expect(codesIn(page.text)).toEqual(['NO_SUCH_CODE']);
});
