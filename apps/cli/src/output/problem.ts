import { placeText } from '@latent/files/place';
import type { Where } from 'latent';
import { type Problem, problemOf } from '../errors.ts';
import type { Painter } from '../paint.ts';
import { plain } from './plain.ts';
import { displayWidth } from './width.ts';

/**
 * An error for people: `error[CODE] file:line column "x": message`, and in the next line how to mend it.
 *
 * @example
 * problemText(error, paint); // 'error[RAGGED_ROW] survey.csv:7: expected 3 cells …\n  Fix: …\n'
 */
function problemText({ code, message, fix, where }: Problem, paint: Painter): string {
  const place = plain(placeText(where, message));
  const head = `${paint.red(paint.bold(`error[${code}]`))} ${place === '' ? '' : `${place}: `}${plain(message)}`;
  return `${head}\n${caretLines(where)}  Fix: ${plain(fix)}\n`;
}

/** The text that an error is about, and a caret under the place in it. */
function caretLines({ graph, position }: Where): string {
  if (typeof graph !== 'string' || typeof position !== 'number') return '';
  const first = Math.max(0, position - BEFORE_CARET);
  const [lead, text] = [first > 0 ? '…' : '', graph.slice(first, first + MOST_SHOWN)];
  const column = displayWidth(lead + plain(text.slice(0, position - 1 - first)));
  return `    ${lead}${plain(text)}\n    ${' '.repeat(column)}^\n`;
}

const BEFORE_CARET = 50;
const MOST_SHOWN = 70;

/** The same for programs. */
function problemJson({ code, message, fix, where }: Problem): string {
  return `${JSON.stringify({ error: { code, message, fix, where } })}\n`;
}

/** Any error for people or programs; an unexpected one says that it is a bug, its stack only where it is asked for. */
export function errorText(error: unknown, format: string, paint: Painter): string {
  const problem = problemOf(error);
  if (problem !== undefined) return format === 'json' ? problemJson(problem) : problemText(problem, paint);
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const bug = { code: 'INTERNAL', message: `${message}. This is a bug in latent`, fix: BUG, where: {} };
  const stack = process.env['DEBUG'] === 'latent' && error instanceof Error ? `${error.stack}\n` : '';
  return (format === 'json' ? problemJson(bug) : problemText(bug, paint)) + stack;
}

const BUG = 'Please report it with the command and, if you can, the data. DEBUG=latent prints where it happened.';
