// The service worker: the whole lab is kept when it is first visited, so that it works without a network. A new version waits until a
// person says so.
/// <reference lib="webworker" />

declare const self: ServiceWorkerGlobalScope;
/** Written in by the build: a name for this version, and its files. */
declare const VERSION: string;
declare const FILES: readonly string[];

const KEPT = `latent-lab-${VERSION}`;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(KEPT).then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: 'reload' })))),
  );
});

self.addEventListener('activate', (event) => {
  const old = (name: string): boolean => name.startsWith('latent-lab-') && name !== KEPT;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET') return;
  event.respondWith(
    caches
      .match(event.request, { cacheName: KEPT, ignoreSearch: true, ignoreVary: true })
      .then((kept) => kept ?? fetch(event.request)),
  );
});

self.addEventListener('message', ({ data }) => {
  if (data === 'take over') void self.skipWaiting();
});
