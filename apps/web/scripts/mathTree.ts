/** An element of a formula: its name, attributes and children. */
export type MathNode = readonly [
  tag: string,
  attributes: Readonly<Record<string, string>>,
  ...children: (MathNode | string)[],
];

/**
 * Reads the MathML that Temml writes: elements, attributes in double quotes, text.
 *
 * @example
 * mathTree('<math><mi>q</mi></math>'); // ['math', {}, ['mi', {}, 'q']]
 */
export function mathTree(markup: string): MathNode {
  type Open = [string, Record<string, string>, ...(MathNode | string)[]];
  const root: Open = ['', {}];
  const open: Open[] = [root];
  for (const [token, closing, tag, attributes, , text] of markup.matchAll(TOKEN)) {
    const inner = open.at(-1) as Open;
    if (text !== undefined) inner.push(unescaped(text));
    else if (closing) open.pop();
    else {
      const node: Open = [tag as string, {}];
      for (const [, name, value] of (attributes ?? '').matchAll(ATTRIBUTE))
        node[1][name as string] = unescaped(value as string);
      inner.push(node);
      if (!token.endsWith('/>')) open.push(node);
    }
  }
  const [formula, ...more] = root.slice(2) as (MathNode | string)[];
  if (formula === undefined || typeof formula === 'string' || more.length > 0)
    throw new TypeError(`not one formula: ${markup}`);
  return formula;
}

const TOKEN = /<(\/?)([\w-]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/g;
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

const unescaped = (text: string): string =>
  text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
    hex
      ? String.fromCodePoint(Number.parseInt(hex, 16))
      : decimal
        ? String.fromCodePoint(Number(decimal))
        : (ENTITIES[name] ?? whole),
  );
