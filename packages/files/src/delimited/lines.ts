import { cellOf } from '../cells/cell.ts';

/**
 * Cuts whole lines (each ends with LF) without quotes into cells.
 *
 * Measured on 10⁶ lines of 20 cells: a loop over characters 0.34 s, `split` of lines 0.5 s, csv-parse 5 s.
 *
 * @param delimiter one UTF-16 code unit
 */
export function readLines(text: string, delimiter: string, onLine: (cells: string[]) => void): void {
  const border = delimiter.charCodeAt(0);
  let cells: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character !== border && character !== LINE_FEED) continue;
    cells.push(cellOf(text, from, at));
    from = at + 1;
    if (character === border) continue;
    onLine(cells);
    cells = [];
  }
}

const LINE_FEED = 0x0a;
