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

/** A number that can be asked about. */
export interface Bearer {
  readonly name: string;
  /** Where it is seen. */
  readonly element: Element;
  /** What has the focus for it: itself, or what stands behind a formula for it. */
  readonly focused: Element;
}

/** The number that an element shows, is part of, or stands for. */
export function bearerOf(target: EventTarget | null): Bearer | undefined {
  const found = target instanceof Element ? target.closest('[data-live], [data-name], [data-stands-for]') : null;
  if (!found) return undefined;
  const name = ['data-live', 'data-name', 'data-stands-for'].map((key) => found.getAttribute(key)).find((each) => each);
  if (!name) return undefined;
  const formula = found.closest('.formula');
  const one = (key: string): Element | null => formula?.querySelector(`[${key}=${JSON.stringify(name)}]`) ?? null;
  return { name, element: one('data-live') ?? found, focused: one('data-stands-for') ?? found };
}

/** All that goes by a name: numbers, cells, areas, and what a person sets it with. */
export function calledBy(name: string): string {
  const value = JSON.stringify(name);
  const ways = ['[data-live=', '[data-name=', '[data-label=', '[role="slider"][aria-label='];
  return ways.map((way) => `${way}${value}]`).join(', ');
}
