import { useSyncExternalStore } from 'react';
import { savesData } from '../app/savesData.ts';

let waiting: ServiceWorker | undefined;
const listeners = new Set<() => void>();

/**
 * Keeps the lab for use without a network, where the browser can and was not asked to save data; a page that is not served from a host has
 * no such thing.
 *
 * @returns settles once what is kept answers what this page asks for, or where nothing can be kept
 */
export async function keepOffline(): Promise<void> {
  if (!('serviceWorker' in navigator) || savesData() || import.meta.env.DEV) return;
  let isTaken = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (isTaken) window.location.reload();
    isTaken = true;
  });
  try {
    const registration = await navigator.serviceWorker.register('./sw.js', { updateViaCache: 'none' });
    watch(registration);
    await activated(registration);
  } catch {
    // Offline use is then not to be had.
  }
}

/** The first service worker of a browser takes its pages over before it is active. */
function activated({ active, installing, waiting: next }: ServiceWorkerRegistration): Promise<void> {
  const worker = active ?? next ?? installing;
  return new Promise((resolve) => {
    const look = (): void => {
      if (worker?.state === 'activated' || worker?.state === 'redundant') resolve();
    };
    worker?.addEventListener('statechange', look);
    look();
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
