import { expect, test } from 'vitest';
import { parsePage } from '../src/page.ts';
import { pages } from '../src/pages.ts';
import { examplePrograms } from '../src/reference/examples.ts';
import { typeErrors } from '../src/types.ts';

test('the examples of the public docstrings compile', () => {
  const programs = examplePrograms();
  expect(programs.size).toBeGreaterThan(50);
  expect(typeErrors(programs)).toEqual([]);
});

test('the ts programs of the pages compile', () => {
  const programs = pages.flatMap(({ path, text }) =>
    parsePage(text).blocks.flatMap(({ language, code }, i) =>
      language === 'ts' ? [[`${path.replaceAll(/\W/g, '-')}-${i}`, code] as const] : [],
    ),
  );
  expect(programs.length).toBeGreaterThan(1);
  expect(typeErrors(new Map(programs))).toEqual([]);
});

test('a mistake is found', () => {
  const programs = new Map([['wrong', "import { lca } from 'latent';\nlca({ classes: 'two', columns: {} });"]]);
  expect(typeErrors(programs).length).toBeGreaterThan(0);
});
