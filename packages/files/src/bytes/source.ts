/** Bytes to read once, from a file, a pipe or a page. */
export interface Source {
  /** What messages call it: a path as it was given, or `<stdin>`. */
  readonly name: string;
  /** Bytes in all, where that is known before reading: not for pipes. */
  readonly size: number | undefined;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** The bytes `from` to `to`, read apart from the chunks: only of what can be read at any place. */
  slice?(from: number, to: number): Promise<ArrayBuffer>;
  /** Lets go of the file; may be called more than once. */
  close(): Promise<void>;
}
