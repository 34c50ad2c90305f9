import { mutateJson } from './json.mjs';
import { HUGE, NUMBERS, TOKENS } from './tokens.mjs';

/** One to four changes of a text; of JSON half of the time changes that leave it JSON. */
export function mutated(random, bytes, others, isJson = false) {
  let result = bytes;
  const changes = 1 + (random.chance(0.5) ? 0 : random.below(4));
  for (let i = 0; i < changes; i++) {
    const changed = isJson && random.chance(0.5) ? mutateJson(random, result) : undefined;
    result = changed ?? random.pick(CHANGES)(random, result, others);
  }
  return result;
}

const CHANGES = [
  function flipByte(random, bytes) {
    const copy = Buffer.from(bytes);
    if (copy.length > 0) copy[random.below(copy.length)] ^= 1 << random.below(8);
    return copy;
  },
  function randomBytes(random, bytes) {
    const noise = Buffer.from(Array.from({ length: 1 + random.below(4) }, () => random.below(256)));
    return spliced(bytes, random.below(bytes.length + 1), random.below(3), noise);
  },
  function deleteSpan(random, bytes) {
    const [from, to] = span(random, bytes);
    return spliced(bytes, from, to - from, NOTHING);
  },
  function duplicateSpan(random, bytes) {
    const [from, to] = span(random, bytes);
    const part = bytes.subarray(from, to);
    const times = random.chance(0.1) ? 50 : 1 + random.below(3);
    return spliced(bytes, random.chance(0.5) ? to : random.below(bytes.length + 1), 0, repeated(part, times));
  },
  function spliceFromAnother(random, bytes, others) {
    const other = random.pick(others);
    const [from, to] = span(random, other);
    return spliced(bytes, random.below(bytes.length + 1), random.below(30), other.subarray(from, to));
  },
  function truncate(random, bytes) {
    return bytes.subarray(0, random.below(bytes.length + 1));
  },
  function replaceNumber(random, bytes) {
    return replaceMatch(random, bytes, /-?\d+(\.\d+)?(e[+-]?\d+)?/g, random.pick(NUMBERS));
  },
  function replaceWord(random, bytes, others) {
    const words = [...random.pick(others).toString('latin1').matchAll(WORD)].map(([word]) => word);
    const word = random.chance(0.5) ? random.pick(TOKENS) : (random.pick(words) ?? '');
    return replaceMatch(random, bytes, WORD, word);
  },
  function insertToken(random, bytes) {
    return spliced(bytes, random.below(bytes.length + 1), 0, latin(random.pick(TOKENS)));
  },
  function insertAtStartOrHuge(random, bytes) {
    const at = random.chance(0.3) ? 0 : random.below(bytes.length + 1);
    return spliced(bytes, at, 0, latin(random.chance(0.1) ? random.pick(HUGE)() : random.pick(TOKENS)));
  },
  function swapLines(random, bytes) {
    const lines = bytes.toString('latin1').split('\n');
    const [a, b] = [random.below(lines.length), random.below(lines.length)];
    [lines[a], lines[b]] = [lines[b], lines[a]];
    return latin(lines.join('\n'));
  },
  function changeLineEnds(random, bytes) {
    return latin(bytes.toString('latin1').replaceAll('\n', random.pick(['\r\n', '\r', '\n\n', ' \n', ';\n', ''])));
  },
  function changeDelimiters(random, bytes) {
    return latin(bytes.toString('latin1').replaceAll(',', random.pick([';', '\t', '|', ',,', ' , ', ''])));
  },
];

const NOTHING = Buffer.alloc(0);
const WORD = /[A-Za-z_]\w*/g;
const LONGEST = 2 ** 22;

function latin(text) {
  return Buffer.from(text, 'latin1');
}

function spliced(bytes, at, removed, inserted) {
  return Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(at + removed)]).subarray(0, LONGEST);
}

function repeated(part, times) {
  return Buffer.concat(Array.from({ length: times }, () => part));
}

function span(random, bytes) {
  const from = random.below(bytes.length + 1);
  const most = random.chance(0.7) ? 12 : bytes.length;
  return [from, Math.min(bytes.length, from + 1 + random.below(most + 1))];
}

function replaceMatch(random, bytes, pattern, by) {
  const text = bytes.toString('latin1');
  const matches = [...text.matchAll(pattern)];
  if (matches.length === 0) return bytes;
  const match = random.pick(matches);
  return spliced(bytes, match.index, match[0].length, latin(by));
}
