import type { Warning } from 'latent';
import type { Painter } from '../paint.ts';
import { plain } from './plain.ts';

/** A warning for people: what, how to mend it, and where to read more; remarks of level info are notes. */
export function warningText({ code, level, message, fix }: Warning, paint: Painter): string {
  const name =
    level === 'info'
      ? paint.cyan(`note[${code}]`)
      : level === 'error'
        ? paint.red(`warning[${code}]`)
        : paint.yellow(`warning[${code}]`);
  return `${name} ${plain(message)}. Fix: ${plain(fix)} ${paint.dim(`(latent explain --code ${code})`)}\n`;
}
