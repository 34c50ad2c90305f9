// What the fuzz run found to hang, through the built program.
import { expect, it } from 'vitest';
import { expectFailure, folder, latent, SURVEY } from '../cli.ts';

const levelsOf = (count: number): string[] => Array.from({ length: count }, (_, i) => `n${i}`);

it('a hidden node of 300 levels: open directions are counted where naming them would take minutes', async () => {
  const args = ['fit', 'a.csv', '--graph', `G*{${levelsOf(300)}} -> A, B, C`, '--max-iterations', '3', '--starts', '1'];
  const { code, stderr } = await latent(args, { cwd: folder({ 'a.csv': SURVEY }) });
  expect(code).toBe(0);
  expect(stderr).toMatch(/warning\[NOT_IDENTIFIED\] only 7 of 1199 .* 1192 directions are open, too many to be named/);
}, 20_000);

// Of a null space of 11,992 dimensions all directions were listed: 190 million numbers.
it('a hidden node of 3000 levels is fitted, planned and looked at in a moment', async () => {
  const graph = `G*{${levelsOf(3000)}} -> A, B, C`;
  const cwd = folder({ 'a.csv': SURVEY });
  const fit = ['fit', 'a.csv', '--graph', graph];
  const fitted = await latent([...fit, '--max-iterations', '3', '--starts', '1', '-o', 'f.json'], { cwd });
  expect(fitted.code).toBe(0);
  expect(fitted.stderr).toMatch(/warning\[NOT_IDENTIFIED\] only 7 of 11999 .* 11992 directions are open, too many/);
  const planned = await latent([...fit, '--dry-run'], { cwd });
  expect(planned.stdout).toMatch(/no, rank 7 of 11999: 11,?992 directions undetermined/);
  for (const args of [
    ['inspect', 'f.json', '--identifiability'],
    ['query', 'f.json', 'A | B=yes'],
    ['explain', 'f.json', 'a.csv', '--em'],
    ['convert', 'f.json', 'f.bif'],
    ['score', 'f.json', 'a.csv'],
  ])
    expect(await latent(args, { cwd }), args.join(' ')).toMatchObject({ code: 0 });
}, 120_000);

// A matrix of 5999 columns and as many rows: ten minutes.
const WIDE = `network wide {}
variable A { type discrete [1000] { ${levelsOf(1000)} }; }
variable B { type discrete [6] { a, b, c, d, e, f }; }
probability ( A ) { table ${levelsOf(1000).map(() => 0.001)}; }
probability ( B | A ) { default 0.1, 0.1, 0.1, 0.1, 0.1, 0.5; }
`;

it('identifiability of thousands of parameters is refused with its cost, and a plan goes on without it', async () => {
  await expectFailure(
    { 'wide.bif': WIDE },
    ['inspect', 'wide.bif', '--identifiability'],
    3,
    'IDENTIFIABILITY_TOO_LARGE',
    /of 5999 free parameters takes a matrix of 287952000 bytes \(0\.3 GiB\) and about 10 minutes/,
  );
  const cwd = folder({ 'wide.bif': WIDE, 'a.csv': 'A,B\nn1,a\nn2,b\n' });
  const { code, stdout } = await latent(['fit', 'a.csv', '--model', 'wide.bif', '--dry-run'], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain('identified  not checked: that of 5999 free parameters takes a matrix of 287952000 bytes');
});
