import { createContext, useContext } from 'react';

/** How a number comes about. */
export interface Explanation {
  /** The formula with numbers put in, such as "p(w) = 0.14 + 0.27 = 0.41". */
  readonly text: string;
  /** Names of what its numbers are read from: live numbers, cells, areas; handles, sliders and choices by their labels. */
  readonly from?: readonly string[] | undefined;
  /** What a person sets it with, by its label: the number is given. */
  readonly setBy?: string | undefined;
}

/** An explanation by the name of its number; undefined where there is none. */
export type Explain = (name: string) => Explanation | undefined;

const Explaining = createContext<Explain>(() => undefined);
export const ExplainProvider = Explaining.Provider;
export const useExplain = (): Explain => useContext(Explaining);

/** What a live number is to those who point at it, or come to it by keys: it can be asked how it comes about. */
export const askable = { role: 'button', tabIndex: 0 } as const;

/** The name that an element bears. */
export const nameOf = (element: Element): string =>
  element.getAttribute('data-live') ?? element.getAttribute('data-name') ?? '';

/** What bears a name, and can be asked about. */
export const BEARERS = '[data-live], [data-name]';

/** All that goes by a name: numbers, cells, areas, and what a person sets it with. */
export function calledBy(name: string): string {
  const value = JSON.stringify(name);
  const ways = ['[data-live=', '[data-name=', '[data-label=', '[role="slider"][aria-label='];
  return ways.map((way) => `${way}${value}]`).join(', ');
}
