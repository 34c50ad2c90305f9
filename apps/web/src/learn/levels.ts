/** What 1 and 0 mean, of thoughts and of words. */
export function nameOf(level: 0 | 1): string {
  return level === 1 ? 'good' : 'bad';
}
