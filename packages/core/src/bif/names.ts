/** Where bare words end: white space, marks and quotes; a slash ends one only where it begins a comment. */
const NOT_BARE = /[\s{}()[\],;|"]|\/\/|\/\*/;

/**
 * A name as a BIF text holds it: bare where that is safe, otherwise in quotes.
 *
 * The format has no escapes. A quote, a backslash or a line break inside a quoted name gets a backslash before it, which readers of BIF
 * outside of latent may take literally; names without them read the same everywhere.
 */
export const written = (name: string): string => (name === '' || NOT_BARE.test(name) ? quoted(name) : name);

export const quoted = (name: string): string => `"${name.replace(/["\\\n\r]/g, '\\$&')}"`;
