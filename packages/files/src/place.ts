import type { Where } from 'latent';

/**
 * Where an error happened, for people; what its message says itself is not said twice.
 *
 * @example
 * placeText({ file: 'survey.csv', line: 7, column: 'age' }, 'not a number'); // 'survey.csv:7 column "age"'
 */
export function placeText({ file, line, row, column }: Where, message: string): string {
  const name = file === undefined || message.includes(file) ? '' : file;
  const at = line === undefined ? name : `${name || 'line '}${name ? ':' : ''}${line}`;
  const inRow = line === undefined && row !== undefined && !message.includes(`row ${row}`) ? `row ${row}` : '';
  const inColumn = column === undefined || message.includes(`"${column}"`) ? '' : `column "${column}"`;
  return [at, inRow, inColumn].filter((part) => part !== '').join(' ');
}
