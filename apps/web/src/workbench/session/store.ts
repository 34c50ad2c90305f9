import { useSyncExternalStore } from 'react';

/** A value that views watch. */
export interface Store<T> {
  get(): T;
  /** Puts some fields in place of what they were. */
  set(changed: Partial<T>): void;
  subscribe(listener: () => void): () => void;
}

export function createStore<T extends object>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(changed) {
      value = { ...value, ...changed };
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * A part of a store; the component is drawn anew when that part is another.
 *
 * @param part must give the same object as long as nothing changed
 */
export function useStore<T, Part>({ get, subscribe }: Store<T>, part: (value: T) => Part): Part {
  return useSyncExternalStore(subscribe, () => part(get()));
}
