import { savesData } from './savesData.ts';
import { views } from './views.ts';

/**
 * Once the page stands and the browser has nothing to do, loads all that later views need: from then on the lab asks for nothing.
 * `data-warm` on the root says that this is done. Who asked their browser to save data loads what they open.
 *
 * @param kept the files are here too that only the library asks for, once a fit is long enough for threads
 */
export function warmUp(kept: Promise<void>): void {
  if (savesData()) return;
  const start = (): void => void Promise.all([kept, ...views.map((load) => load())]).then(done, undone);
  if ('requestIdleCallback' in window) window.requestIdleCallback(start, { timeout: 2000 });
  else setTimeout(start, 200);
}

function done(): void {
  document.documentElement.dataset['warm'] = 'yes';
}

/** A view that is opened tries again, and says what is wrong where a person can see it. */
function undone(): void {
  document.documentElement.dataset['warm'] = 'no';
}
