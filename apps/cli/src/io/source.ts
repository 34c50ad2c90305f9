import { fstatSync, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { fileError, type Source } from '@latent/files';
import { LatentError } from 'latent';
import { systemReason } from './reasons.ts';

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
    const source = { name: path, size: fileSize(status), chunks: guarded(stream, path) };
    if (!status.isFile()) return { ...source, close: async () => void stream.destroy() };
    let places: FileHandle | undefined; // reading the stream to its end closes its own
    return {
      ...source,
      slice: async (from, to) => {
        places ??= await open(path, 'r');
        return sliceOf(places, from, to);
      },
      close: async () => {
        stream.destroy();
        await places?.close();
      },
    };
  } catch (error) {
    throw error instanceof LatentError ? error : unreadable(path, systemReason(error));
  }
}

const CHUNK_BYTES = 1 << 18;

async function sliceOf(handle: FileHandle, from: number, to: number): Promise<ArrayBuffer> {
  const room = new ArrayBuffer(to - from);
  for (let at = 0; at < room.byteLength; ) {
    const { bytesRead } = await handle.read(new Uint8Array(room, at), 0, room.byteLength - at, from + at);
    if (bytesRead === 0) throw new RangeError('it ends too early');
    at += bytesRead;
  }
  return room;
}

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
