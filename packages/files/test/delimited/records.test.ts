import fc from 'fast-check';
import { expect, test } from 'vitest';
import { convertNewlines } from '../../src/bytes/newlines.ts';
import { LONGEST_RECORD } from '../../src/cells/limits.ts';
import type { RecordProblem } from '../../src/delimited/record.ts';
import { parseRecords } from '../../src/delimited/records.ts';

interface Parsed {
  readonly records: string[][];
  readonly lines: number[];
  readonly blank: boolean[];
  readonly problem: RecordProblem | undefined;
}

/** Parses a text, with any newlines, that is cut at these places. */
async function parse(text: string, cuts: readonly number[] = [], delimiter = ','): Promise<Parsed> {
  const characters = [...text]; // a decoder of UTF-8 cuts none in two
  const places = [0, ...cuts.map((cut) => cut % (characters.length + 1)).sort((a, b) => a - b), characters.length];
  const chunks = places.slice(1).map((place, i) => characters.slice(places[i], place).join(''));
  return parseChunks(chunks, delimiter);
}

async function parseChunks(chunks: Iterable<string>, delimiter = ','): Promise<Parsed> {
  const records: string[][] = [];
  const lines: number[] = [];
  const blanks: boolean[] = [];
  let problem: RecordProblem | undefined;
  const newlines = convertNewlines();
  const parser = parseRecords({
    delimiter,
    onRecord: (cells, line, blank) => {
      records.push(cells);
      lines.push(line);
      blanks.push(blank);
    },
    fail: (found) => {
      problem = found;
      throw new Error('stop');
    },
  });
  try {
    for (const chunk of chunks) await parser.push(newlines.convert(chunk));
    await parser.end();
  } catch (error) {
    if (problem === undefined) throw error;
  }
  return { records, lines, blank: blanks, problem };
}

const cutPlaces = fc.array(fc.nat(), { maxLength: 6 });
const cell = fc.string({ unit: fc.constantFrom('a', 'é', '😀', '"', ',', '€', '\n', '\r', ' ', '7'), maxLength: 6 });
const field = fc.record({ value: cell, quoted: fc.boolean() });
const record = fc.record({
  fields: fc.array(field, { minLength: 1, maxLength: 4 }),
  newline: fc.constantFrom('\n', '\r\n', '\r'),
});

function written({ value, quoted }: { value: string; quoted: boolean }): string {
  return quoted || /[",€\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

const withLineFeeds = (text: string) => text.replaceAll(/\r\n?/g, '\n');
const newlinesOf = (text: string) => withLineFeeds(text).split('\n').length - 1;

test('quotes come and go, and so does csv-parse: records, lines and faults are those of the whole text', async () => {
  const chunks = [
    '"a","b"\n1,',
    '2\n3,4\n\n',
    '5,"x\ny"\n6',
    ',7\n8,"un',
    'quoted\n',
    'z"\n9',
    ',10\n11',
    ',1"2\n13,14\n',
  ];
  const { records, lines, blank, problem } = await parseChunks(chunks);
  const wanted: [number, string[]][] = [
    [1, ['a', 'b']],
    [2, ['1', '2']],
    [3, ['3', '4']],
    [4, ['']],
    [5, ['5', 'x\ny']],
    [7, ['6', '7']],
    [8, ['8', 'unquoted\nz']],
    [10, ['9', '10']],
  ];
  expect(records).toEqual(wanted.map(([, cells]) => cells));
  expect(lines).toEqual(wanted.map(([line]) => line));
  expect(blank).toEqual(wanted.map(([line]) => line === 4));
  expect(problem).toMatchObject({ code: 'BAD_QUOTE', line: 11, cell: 1 });
});

test('records come back as written, whatever the newlines and chunks, with the lines where they begin', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(record, { maxLength: 6 }),
      fc.constantFrom(',', '€'),
      fc.boolean(),
      cutPlaces,
      async (records, delimiter, newlineAtEnd, cuts) => {
        let text = '';
        const lines: number[] = [];
        const blank: boolean[] = [];
        for (const [index, { fields, newline }] of records.entries()) {
          const line = fields.map(written).join(delimiter);
          // CR, then an empty line that ends with LF, would be one CRLF.
          const apart = text.endsWith('\r') && line === '' && newline === '\n' ? '\r\n' : newline;
          lines.push(1 + newlinesOf(text));
          blank.push(line === '');
          text += line + (newlineAtEnd || line === '' || index + 1 < records.length ? apart : '');
        }
        expect(await parse(text, cuts, delimiter)).toEqual({
          records: records.map(({ fields }) => fields.map(({ value }) => withLineFeeds(value))),
          lines,
          blank,
          problem: undefined,
        });
      },
    ),
    { seed: 1, numRuns: 2000 },
  );
});

/** The grammar of RFC 4180 with three kinds of newline. */
const WELL_FORMED = /^(?:(?:"(?:[^"]|"")*"|[^",\r\n]*)(?:,|\r\n?|\n|$))*$/;

test('any text: refused where the grammar refuses it; chunks change nothing, also not where a fault is found', async () => {
  const anything = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r'), maxLength: 14 });
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(anything, cutPlaces, async (text, cuts) => {
      const whole = await parse(text);
      expect(await parse(text, cuts)).toEqual(whole);
      expect(whole.problem === undefined).toBe(WELL_FORMED.test(text));
      if (whole.problem) refused++;
    }),
    { seed: 2, numRuns: 3000 },
  );
  expect(refused).toBeGreaterThan(500);
});

test('a fault is found in the line and cell where the bad cell begins', async () => {
  const good = fc.record({ fields: fc.array(field, { minLength: 2, maxLength: 3 }), newline: fc.constant('\n') });
  const bad = fc.constantFrom(
    ['"a\nb', 'UNCLOSED_QUOTE', 0],
    ['"a\n"b', 'UNCLOSED_QUOTE', 0],
    ['"a"b', 'BAD_QUOTE', 0],
    ['a"b', 'BAD_QUOTE', 0],
    ['"x\n\r\ny",,"a"b', 'BAD_QUOTE', 2],
  ) as fc.Arbitrary<[string, string, number]>;
  await fc.assert(
    fc.asyncProperty(fc.array(good, { maxLength: 3 }), bad, cutPlaces, async (records, [text, code, cells], cuts) => {
      const before = records.map(({ fields, newline }) => fields.map(written).join(',') + newline).join('');
      const { problem } = await parse(`${before}"1\n",${text}`, cuts);
      const inside = cells === 2 ? 2 : 0;
      expect(problem).toMatchObject({ code, line: 2 + newlinesOf(before) + inside, cell: 1 + cells });
    }),
    { seed: 6, numRuns: 500 },
  );
});

test.each([
  ['y', '"y"'],
  ['é', 'more text'],
])('what follows a closing quote, %s, is said where csv-parse knows it', async (text, said) => {
  const { problem } = await parse(`"x"${text}`);
  expect(problem?.detail).toBe(`the closing quote is followed by ${said}`);
});

/** Endless text, as a file without newlines or with a lost quote can be. */
function* repeated(start: string, chunk: string, counted: { characters: number }): Generator<string> {
  for (let text = start; ; text = chunk) {
    counted.characters += text.length;
    yield text;
  }
}

test.each([
  ['a quote that is never closed', 'a,b\n1,"x', 'y,\n'.repeat(10_000), 'CELL_TOO_LONG', 2, 1, 4e6],
  ['a cell that never ends', 'a,b\n1,x', 'é'.repeat(30_000), 'CELL_TOO_LONG', 2, 1, 4e6],
  ['delimiters', 'a,b\n1,x', ','.repeat(30_000), 'TOO_MANY_CELLS', 2, 1_000_000, 5e6],
  ['cells', 'a,b\n1', `,${'x'.repeat(29_999)}`, 'RECORD_TOO_LONG', 2, undefined, LONGEST_RECORD * 1.01],
])(
  '19: endless %s are given up early',
  async (_name, start, chunk, code, line, cellIndex, most) => {
    const counted = { characters: 0 };
    const { problem } = await parseChunks(repeated(start, chunk, counted));
    expect(problem).toMatchObject({ code, line, ...(cellIndex === undefined ? {} : { cell: cellIndex }) });
    expect(counted.characters).toBeLessThan(most);
  },
  90_000, // 64 MB, by csv-parse for browsers a few times as slow
);
