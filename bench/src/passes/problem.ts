import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MixtureDocument } from 'latent';
import type { PlainRows } from '../internals.ts';

/** A mixture with the parameters to iterate from, its rows, and the same as arrays for contestants in other languages. */
export interface PassProblem {
  readonly document: MixtureDocument;
  readonly data: PlainRows;
  readonly arrays: readonly (Int32Array | Float64Array | Uint8Array)[];
}

/** Writes the arrays one behind the other for as long as `use` runs: contestants read them when they start. */
export async function withFile<T>({ arrays }: PassProblem, use: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'latent-bench-'));
  try {
    const path = join(folder, 'problem');
    const file = await open(path, 'w');
    for (const { buffer, byteOffset, byteLength } of arrays)
      await file.writeFile(new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength));
    await file.close();
    return await use(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}
