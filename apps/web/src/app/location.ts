import { useSyncExternalStore } from 'react';

/** Where a person is: a path and the state of the view, both in the URL behind `#`, so that any static host serves it. */
export interface Place {
  /** Such as `/learn/3`. */
  readonly path: string;
  /** Such as `pi=0.3&word=1`. */
  readonly query: string;
}

/** The place that a fragment names. */
function placeOf(fragment: string): Place {
  const [path = '', ...query] = fragment.replace(/^#/, '').split('?');
  return { path: path.startsWith('/') ? path : '/', query: query.join('?') };
}

/** The fragment of a place, for links. */
export const fragmentOf = (path: string, query = ''): string => `#${path}${query === '' ? '' : `?${query}`}`;

/** The place that the URL names; the component is drawn anew when it changes. */
export function usePlace(): Place {
  return placeOf(useSyncExternalStore(subscribe, () => window.location.hash));
}

/** Goes to a place, as a link would. */
export function goTo(path: string, query = ''): void {
  window.location.hash = fragmentOf(path, query);
}

/** Writes the state of the view into the URL: no new entry of the history, and nothing is drawn anew for it. */
export function keepQuery(query: string): void {
  const { path } = placeOf(window.location.hash);
  window.history.replaceState(window.history.state, '', fragmentOf(path, query));
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}
