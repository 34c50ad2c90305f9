import { LatentError } from '../error/index.ts';

/**
 * Refuses what is no list of names: strings, each once, at least so many.
 *
 * @param what whose names they are, for messages
 */
export function checkLevels(levels: unknown, what: string, least: number): asserts levels is readonly string[] {
  const fail = (message: string, fix: string, level?: string): never => {
    throw new LatentError('BAD_LEVELS', message, fix, { column: what, ...(level === undefined ? {} : { level }) });
  };
  if (!Array.isArray(levels)) return fail(`"${what}" has no list of names`, 'Give an array of strings.');
  const seen = new Set<string>();
  for (const level of levels as readonly unknown[]) {
    if (typeof level !== 'string') return fail(`"${what}" has a name that is a ${typeof level}`, 'Give strings only.');
    if (seen.has(level)) fail(`"${what}" names ${JSON.stringify(level)} twice`, 'Name each level once.', level);
    seen.add(level);
  }
  if (levels.length < least) fail(`"${what}" has ${levels.length} levels`, `Give at least ${least}.`);
}
