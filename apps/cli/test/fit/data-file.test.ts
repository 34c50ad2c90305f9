// The lines of bad-inputs.md on data files that inference decides (13–16, 18), and what a fit says about the others.
import { describe, expect, it } from 'vitest';
import { expectFailure, fitJson, folder, latent, SURVEY } from '../cli.ts';

const fit = (...flags: string[]): string[] => ['fit', 'a.csv', '-k', '2', ...flags];
const refuses = (content: string, name: string, ...pieces: (string | RegExp)[]) =>
  expectFailure({ 'a.csv': content }, fit(), 3, name, ...pieces);
const levelsOf = async (content: string, ...flags: string[]) => {
  const { model } = await fitJson(folder({ 'a.csv': content }), ['a.csv', '-k', '1', ...flags]);
  return model.features.map(({ levels }: { levels: string[] }) => levels);
};

describe('reading', () => {
  it('1. a file that is missing', () =>
    expectFailure({}, ['fit', 'none.csv', '-k', '2'], 3, 'FILE_UNREADABLE', '"none.csv"'));
  it('2. an empty file', () => refuses('', 'NO_HEADER', 'a.csv'));
  it('3. a header only', () => refuses('A,B\n', 'NO_ROWS', '0 rows'));
  it('4. a ragged row', () => refuses('A,B\nx,y\nx\n', 'RAGGED_ROW', 'a.csv:3', 'expected 2 cells', 'found 1'));
  it('5. a column name twice', () => refuses('A,B,A\nx,y,z\n', 'DUPLICATE_COLUMN', '"A"'));
  it('10. an unclosed quote', () => refuses('A,B\nx,"y\nx,y\n', 'UNCLOSED_QUOTE', 'a.csv:2'));
  it('12. a NUL byte', () => refuses('A,B\nx,\0\n', 'NOT_UTF8', 'not UTF-8 text'));

  it('7–9. a byte order mark, CRLF, lone CR and quotes change nothing', async () => {
    const objective = async (content: string) =>
      (await fitJson(folder({ 'a.csv': content }), ['a.csv', '-k', '2', '--starts', '3'])).objective;
    const plain = await objective(SURVEY);
    for (const content of [
      `\uFEFF${SURVEY}`,
      SURVEY.replaceAll('\n', '\r\n'),
      SURVEY.replaceAll('\n', '\r').trimEnd(),
      SURVEY.replaceAll('yes', '"yes"'),
    ])
      expect(await objective(content)).toBe(plain);
  });

  it('11. a semicolon is detected and said; --delimiter overrides', async () => {
    const cwd = folder({ 'a.csv': SURVEY.replaceAll(',', ';') });
    const detected = await latent(fit(), { cwd });
    expect(detected.code).toBe(0);
    expect(detected.stdout).toContain('delimiter ; (detected)');
    expect((await fitJson(cwd, ['a.csv', '-k', '1', '--delimiter', ';'])).data.columns).toEqual(['A', 'B', 'C']);
    expect((await fitJson(cwd, ['a.csv', '-k', '1', '--delimiter', ',', '--columns', 'A;B;C'])).data.columns).toEqual([
      'A;B;C',
    ]);
    expect((await latent(fit('--delimiter', 'xx'), { cwd })).code).toBe(2);
  });
});

describe('13. missing tokens', () => {
  it('are counted and printed', async () => {
    const { code, stdout } = await latent(fit(), {
      cwd: folder({ 'a.csv': 'A,B,C\nNA,x,1\n,y,2\nu,null,1\nu,x,NA\nv,y,2\n' }),
    });
    expect(code).toBe(0);
    expect(stdout).toContain('4 cells of 15 (26.7%), kept');
    expect(stdout).toContain('read as missing cells: NA (2), null (1)');
  });

  it('an undeclared token in a column of numbers is named, with its line and --missing', () =>
    refuses('A,B\n1,x\n2,y\n.,x\n1,y\n', 'MIXED_COLUMN', 'a.csv:4', '"A"', '"."', '--missing "A:."'));

  it('are as declared, and --missing "" leaves only empty cells', async () => {
    const content = 'A,B\n1,x\n2,NA\n.,x\n1,\n';
    expect(await levelsOf(content, '--missing', 'A:.')).toEqual([['1', '2'], ['x']]);
    expect(await levelsOf(content, '--missing', '.')).toEqual([
      ['1', '2'],
      ['NA', 'x'],
    ]);
    expect(await levelsOf(content.replace('.', '2'), '--missing', '')).toEqual([
      ['1', '2'],
      ['NA', 'x'],
    ]);
  });

  it('a list that cannot be read is a usage error', async () => {
    const { code, stderr } = await latent(fit('--missing', 'A:'), { cwd: folder({ 'a.csv': SURVEY }) });
    expect(code).toBe(2);
    expect(stderr).toContain('error[BAD_OPTION]');
  });
});

it('14. white space around numbers does not count, and a blank cell is missing', async () => {
  const { model, data } = await fitJson(folder({ 'a.csv': 'A,B\n 1,x\n1 ,y\n2,x\n ,y\n' }), ['a.csv', '-k', '1']);
  expect(model.features[0].levels).toEqual(['1', '2']);
  expect(data.missingCells).toBe(1);
});

describe('15. a decimal comma', () => {
  it('in quotes is refused', () =>
    refuses('A,B\n"1,5",x\n"2,5",y\n"1,5",y\n', 'DECIMAL_COMMA', 'a.csv:2', '"A"', '1,5'));
  it('beside semicolons is refused', () => refuses('A;B\n1,5;x\n2,5;y\n1,5;y\n', 'DECIMAL_COMMA', 'a.csv:2', '"A"'));
  it('without quotes is one cell too many, and the remedy names it', () =>
    refuses('A,B\n1,5,x\n', 'RAGGED_ROW', 'a.csv:2', 'decimal commas'));
  it('is a label where the column is declared so', async () =>
    expect(await levelsOf('A,B\n"1,5",x\n"2,5",y\n', '--columns', 'A:categorical,B')).toEqual([
      ['1,5', '2,5'],
      ['x', 'y'],
    ]));
});

describe('16. infinite numbers', () => {
  it.each(['Infinity', '-inf', '1e999'])('%s is refused', (token) =>
    refuses(`A,B\n1,x\n${token},y\n2,x\n1,y\n`, 'NOT_FINITE', 'a.csv:3', '"A"', token),
  );
});

it('18. "01" and "1" are two levels', async () => {
  expect(await levelsOf('A,B\n01,x\n1,y\n01,y\n1,x\n')).toEqual([
    ['01', '1'],
    ['x', 'y'],
  ]);
});

it('19. a cell of more than a million characters is refused', () =>
  refuses(`A,B\nx,${'y'.repeat(1_000_001)}\n`, 'CELL_TOO_LONG', 'a.csv:2'));

it('20. names of Object.prototype are names like others', async () => {
  const names = ['__proto__', 'constructor', 'toString'];
  const cwd = folder({
    'a.csv': SURVEY.replace('A,B,C', names.join(',')).replaceAll('yes', '__proto__').replaceAll('no', 'valueOf'),
  });
  const fitted = await fitJson(cwd, ['a.csv', '-k', '2', '--starts', '3', '-o', 'o.json', '--rows', 'rows.csv']);
  expect(fitted.data.columns).toEqual(names);
  expect(fitted.model.features.map(({ levels }: { levels: string[] }) => levels)).toEqual(
    names.map(() => ['__proto__', 'valueOf']),
  );
  expect(Object.keys(fitted.model.parameters)).toEqual(['class', ...names]);
  expect((await latent(['score', 'o.json', 'a.csv'], { cwd })).code).toBe(0);
});

it('101. control characters in names do not reach the terminal', async () => {
  const { stdout } = await latent(fit(), { cwd: folder({ 'a.csv': SURVEY.replace('A,B', '"A\u001B[31mred",B') }) });
  expect(stdout).not.toContain('\u001B');
  expect(stdout).toContain('A\uFFFD[31mred');
});
