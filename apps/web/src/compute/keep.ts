import type { ReadData } from '@latent/files';
import { LatentError } from 'latent';
import type { DataSource, Reading } from './lab.ts';

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
