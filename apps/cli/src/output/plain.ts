/** Text that is safe to print: control and direction-changing characters, which could rewrite a terminal, become �. */
export function plain(text: string): string {
  return text.replaceAll(UNSAFE, '\uFFFD');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is for
const UNSAFE = /[\u0000-\u001F\u007F-\u009F\u200E\u200F\u2028-\u202E\u2066-\u2069]/g;
