import { LatentError, type Table } from 'latent';
import type { DataSource, Reading } from './lab.ts';

/** Data that were read: all columns but id and weights as a table. */
export interface ReadData {
  readonly table: Table;
  /** The names of all columns of the file. */
  readonly header: readonly string[];
  readonly ids: readonly string[] | undefined;
  readonly weights: Float64Array | undefined;
  readonly sha256: string;
  readonly bytes: number;
  readonly notes: readonly string[];
}

/** Data as the worker holds them. */
export interface KeptData extends ReadData {
  readonly source: DataSource;
  readonly reading: Reading;
}

/** Data by their ids. */
export interface Shelf {
  get(data: string): KeptData;
  put(data: string, kept: KeptData): void;
  remove(data: string): void;
}

export function createShelf(): Shelf {
  const kept = new Map<string, KeptData>();
  return {
    get(data) {
      const found = kept.get(data);
      if (found) return found;
      throw new LatentError('NO_DATA', 'these data are not here any more', 'Open the file again in the step "Data".');
    },
    put: (data, own) => void kept.set(data, own),
    remove: (data) => void kept.delete(data),
  };
}
