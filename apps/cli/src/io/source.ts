import { fstatSync, type Stats } from 'node:fs';
import { open } from 'node:fs/promises';
import { LatentError } from 'latent';
import { fileError } from './errors.ts';
import { systemReason } from './reasons.ts';

/** Bytes to read once, from a file or from standard input. */
export interface Source {
  /** The path as it was given, or `<stdin>`. */
  readonly name: string;
  /** Bytes in all, where that is known before reading: not for pipes. */
  readonly size: number | undefined;
  /** The path of a file that can be read at any place: not standard input. */
  readonly path?: string | undefined;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Lets go of the file; may be called more than once. */
  close(): Promise<void>;
}

/**
 * Opens a file, or standard input for `-`, as a stream of bytes.
 *
 * @param path a path, or `-`
 * @throws `FILE_UNREADABLE` where it is missing, a directory or not readable
 * @example
 * const source = await openSource('survey.csv');
 */
export async function openSource(path: string): Promise<Source> {
  if (path === '-') return standardInput();
  try {
    const handle = await open(path, 'r');
    const status = await handle.stat();
    if (status.isDirectory()) {
      await handle.close();
      throw unreadable(path, 'it is a directory', 'Name a file in it.');
    }
    const stream = handle.createReadStream({ highWaterMark: CHUNK_BYTES });
    return {
      name: path,
      size: fileSize(status),
      path: status.isFile() ? path : undefined,
      chunks: guarded(stream, path),
      close: async () => void stream.destroy(),
    };
  } catch (error) {
    throw error instanceof LatentError ? error : unreadable(path, systemReason(error));
  }
}

const CHUNK_BYTES = 1 << 18;

function standardInput(): Source {
  const name = '<stdin>';
  const status = standardInputStatus();
  // Node reads a directory there as an empty stream.
  if (status?.isDirectory()) throw unreadable(name, 'it is a directory', 'Redirect a file, or name one.');
  return {
    name,
    size: fileSize(status),
    chunks: guarded(process.stdin, name),
    close: async () => void process.stdin.destroy(),
  };
}

function standardInputStatus(): Stats | undefined {
  try {
    return fstatSync(0);
  } catch {
    return undefined; // closed by whoever started this process
  }
}

/** Files have a size (so has `- < survey.csv`); pipes, devices and what the kernel makes up in /proc have none. */
function fileSize(status: Stats | undefined): number | undefined {
  return status?.isFile() && status.size > 0 ? status.size : undefined;
}

async function* guarded(stream: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  try {
    yield* stream;
  } catch (error) {
    throw unreadable(name, systemReason(error));
  }
}

function unreadable(file: string, reason: string, fix = 'Check the path and the permissions; - reads standard input.') {
  return fileError('FILE_UNREADABLE', `cannot read "${file}": ${reason}`, fix, { file });
}
