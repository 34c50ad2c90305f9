import { savesData } from './savesData.ts';
import { views } from './views.ts';

/**
 * Once the page stands, keeps the lab for offline use and loads, whenever the browser has nothing to do, all that later views need: from
 * then on the lab asks for nothing. `data-warm` on the root says that this is done. Who asked their browser to save data loads what they open.
 *
 * @param keep settles once the files are here too that only the library asks for, when a fit is long enough for threads
 */
export async function warmUp(keep: () => Promise<void>): Promise<void> {
  if (savesData()) return;
  await standing();
  try {
    await keep();
    for (const load of views) {
      await idle();
      await load();
    }
    document.documentElement.dataset['warm'] = 'yes';
  } catch {
    // A view that is opened tries again, and says what is wrong where a person can see it.
    document.documentElement.dataset['warm'] = 'no';
  }
}

/** Settles once the first view has its heading: before that, all that is loaded would keep a person waiting. */
function standing(): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!document.querySelector('main h1')) return;
      observer.disconnect();
      resolve();
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true });
    look();
  });
}

function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) window.requestIdleCallback(() => resolve(), { timeout: 2000 });
    else setTimeout(resolve, 50);
  });
}
