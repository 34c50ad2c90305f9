import { basename } from 'node:path';
import { Marked } from 'marked';
import type { Plugin } from 'vite';

/** Turns `*.md` into HTML when the lab is built: a title, and the text with links into the lab. */
export function markdown(): Plugin {
  return {
    name: 'latent-markdown',
    transform(source, id) {
      if (!id.endsWith('.md')) return null;
      return { code: `export default ${JSON.stringify(pageOf(source, basename(id, '.md')))};`, map: null };
    },
  };
}

export interface MarkdownPage {
  readonly title: string;
  readonly html: string;
}

/**
 * A page of the documentation. Headings bear the anchors that GitHub gives them; links to other pages lead to these in the lab, and files of
 * the repository, which the lab does not have, are named and not linked.
 *
 * @param name the page's own, without `.md`
 */
export function pageOf(source: string, name: string): MarkdownPage {
  const anchors = new Map<string, number>();
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }) {
        return `<h${depth} id="${anchorOf(text, anchors)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      link({ href, tokens }) {
        const inner = this.parser.parseInline(tokens);
        const to = placeOf(href, name);
        return to === undefined ? inner : `<a href="${escaped(to)}">${inner}</a>`;
      },
      image: ({ text }) => escaped(text),
      code: ({ text, lang }) =>
        `<pre tabindex="0"><code${lang ? ` class="language-${escaped(lang)}"` : ''}>${escaped(text)}</code></pre>\n`,
      table(token) {
        const cells = (row: typeof token.header, tag: string): string =>
          `<tr>${row.map(({ tokens, align }) => cell(this.parser.parseInline(tokens), tag, align === 'right')).join('')}</tr>`;
        const body = token.rows.map((row) => cells(row, 'td')).join('\n');
        return `<div class="scroll" tabindex="0"><table><thead>${cells(token.header, 'th')}</thead><tbody>${body}</tbody></table></div>\n`;
      },
    },
  });
  const title = /^#\s+(.+)$/m.exec(source)?.[1] ?? 'Documentation';
  return { title: title.replaceAll('`', ''), html: marked.parse(source, { async: false }) };
}

/** A header without words is no header. */
const cell = (inner: string, tag: string, isNumber: boolean): string =>
  inner === '' ? '<td></td>' : `<${tag}${isNumber ? ' class="number"' : ''}>${inner}</${tag}>`;

function placeOf(href: string, own: string): string | undefined {
  if (/^https?:/.test(href)) return href;
  const [, page, anchor] = /^(?:\.\/)?([\w-]+\.md)?(?:#(.*))?$/.exec(href) ?? [];
  if (page === undefined && anchor === undefined) return undefined;
  const name = page?.replace('.md', '') ?? own;
  return `#/docs${name === 'README' ? '' : `/${name}`}${anchor === undefined ? '' : `?at=${anchor}`}`;
}

function anchorOf(text: string, taken: Map<string, number>): string {
  const plain = text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
  const times = taken.get(plain) ?? 0;
  taken.set(plain, times + 1);
  return times === 0 ? plain : `${plain}-${times}`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
