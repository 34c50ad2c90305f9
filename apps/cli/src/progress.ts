import type { Context } from './context.ts';
import { plain } from './output/plain.ts';
import { shortened } from './output/width.ts';

/** One line on a terminal that says how far the work is. */
export interface ProgressLine {
  /** What the line says from now on; only asked for when it is drawn. */
  show(text: () => string): void;
  /** Wipes the line. */
  end(): void;
}

/** Nothing is drawn before this many milliseconds: short work needs no progress. */
const QUIET_TIME = 500;
const REDRAW = 100;

/** A progress line on stderr: only on a terminal, only beside tables, never with --quiet. */
export function createProgress({ terminal, quiet, format }: Context): ProgressLine {
  if (!terminal.stderr || quiet || format !== 'table' || process.env['TERM'] === 'dumb')
    return { show: () => undefined, end: () => undefined };
  let text: (() => string) | undefined;
  let drawn = '';
  const began = performance.now();
  const draw = (): void => {
    if (text === undefined || performance.now() - began < QUIET_TIME) return;
    const line = shortened(plain(text()), terminal.columns - 1);
    if (line === drawn) return;
    process.stderr.write(`\r\u001B[2K${line}`);
    drawn = line;
  };
  const timer = setInterval(draw, REDRAW);
  timer.unref();
  return {
    show(next) {
      text = next;
    },
    end() {
      clearInterval(timer);
      if (drawn !== '') process.stderr.write('\r\u001B[2K');
      drawn = '';
    },
  };
}
