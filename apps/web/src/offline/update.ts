import { useSyncExternalStore } from 'react';
import { savesData } from '../app/savesData.ts';

let waiting: ServiceWorker | undefined;
const listeners = new Set<() => void>();

/** Keeps the lab for use without a network, where the browser can and was not asked to save data; a page that is not served from a host has no such thing. */
export function keepOffline(): void {
  if (!('serviceWorker' in navigator) || savesData() || import.meta.env.DEV) return;
  let isTaken = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.register('./sw.js', { updateViaCache: 'none' }).then(watch, () => undefined); // offline use is then not to be had
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (isTaken) window.location.reload();
    isTaken = true;
  });
}

/** Takes the new version that waits, once a person says so; undefined where none does. */
export function useUpdate(): (() => void) | undefined {
  const found = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting,
  );
  return found && (() => found.postMessage('take over'));
}

function watch(registration: ServiceWorkerRegistration): void {
  const look = (): void => {
    waiting = navigator.serviceWorker.controller ? (registration.waiting ?? undefined) : undefined;
    for (const listener of listeners) listener();
  };
  look();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
}
