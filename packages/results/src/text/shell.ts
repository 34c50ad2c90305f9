/** A command as it can be pasted into a shell. */
export function shellCommand(words: readonly string[]): string {
  return words.map(quoted).join(' ');
}

const quoted = (word: string): string =>
  /^[\w./=:,@%+-]+$/.test(word) || word === '<data>' ? word : `'${word.replaceAll("'", "'\\''")}'`;
