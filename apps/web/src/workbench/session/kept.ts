/** One small store of the browser: values by key, kept until they are removed. */
const NAME = 'latent-lab';
const STORE = 'session';

function withStore<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction(STORE, mode);
      const request = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => {
        database.close();
        resolve(request.result);
      };
      transaction.onabort = () => {
        database.close();
        reject(transaction.error ?? request.error);
      };
    };
  });
}

export const keep = (key: string, value: unknown): Promise<unknown> =>
  withStore('readwrite', (store) => store.put(value, key));

export const kept = (key: string): Promise<unknown> => withStore('readonly', (store) => store.get(key));

export const forgetAll = (): Promise<unknown> => withStore('readwrite', (store) => store.clear());
