import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { looksLikeLatentDocument } from '@latent/files';
import { LIKE_BIF } from '../data/readDocument.ts';

/**
 * True where a file begins as a document of latent or a network in BIF does; other JSON is data. What cannot be read is left to whoever reads it
 * next to report.
 */
export async function looksLikeDocument(path: string): Promise<boolean> {
  const head = path === '-' ? await peekStandardInput() : await peekFile(path).catch(() => undefined);
  const text = head?.toString('utf8') ?? '';
  return looksLikeLatentDocument(text) || LIKE_MODEL.test(text) || LIKE_BIF.test(text);
}

/** A model document that lacks its format; no data have lists of objects in them. */
const LIKE_MODEL = /^\uFEFF?\s*\{[\s\S]*"(?:features|nodes)"\s*:\s*\[\s*\{/;

const BYTES = 1 << 16;

async function peekFile(path: string): Promise<Buffer | undefined> {
  const handle = await open(path, 'r');
  try {
    if (!(await handle.stat()).isFile()) return undefined; // a pipe can be read only once
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(BYTES), 0, BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** The first bytes of standard input, which stay to be read. */
async function peekStandardInput(): Promise<Buffer | undefined> {
  const { stdin } = process;
  if (stdin.readableEnded) return undefined;
  await Promise.race([once(stdin, 'readable'), once(stdin, 'end')]).catch(() => undefined);
  const head: unknown = stdin.read();
  if (!Buffer.isBuffer(head)) return undefined;
  stdin.unshift(head);
  return head.subarray(0, BYTES);
}
