/** What stands at the top of pages that nobody edits by hand. */
export const GENERATED = '<!-- Generated: npm run docs writes this page. -->';

/** Text of the sources as one line of Markdown: marks that would begin HTML are escaped outside of code. */
export const oneLine = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replaceAll(/[<*]/g, '\\$&')))
    .join('');

/** The same in a cell of a table. */
export const cell = (text: string): string => oneLine(text).replaceAll('|', '\\|');
