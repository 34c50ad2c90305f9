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

/** V8 has longer pieces of a text point into it, so that whoever keeps a cell would keep all of the text: such cells are copied. */
export function cellOf(text: string, from: number, to: number): string {
  const cell = text.slice(from, to);
  return cell.length < POINTING ? cell : ` ${cell}`.slice(1);
}

const POINTING = 13;
