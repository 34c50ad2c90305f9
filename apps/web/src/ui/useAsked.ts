import { type RefObject, useEffect, useRef, useState } from 'react';
import { BEARERS, type Explain, nameOf } from './explanation.ts';

/** The number that is asked about. */
export interface Asked {
  readonly name: string;
  readonly element: Element;
}

/** How long a pointer rests on a number before it asks, and how long it may be away before the answer goes; ms. */
const [REST, AWAY] = [150, 300];

/**
 * Which number inside a place is pointed at or has the focus. The pointer may go from the number to its answer, the element with the given
 * id, and stay there; Escape sends the answer away, Enter brings it back (WCAG 1.4.13).
 */
export function useAsked(place: RefObject<HTMLElement | null>, explain: Explain, answer: string): Asked | undefined {
  const [asked, ask] = useState<Asked>();
  const latest = useRef(explain);
  useEffect(() => {
    latest.current = explain;
  });
  useEffect(() => {
    const area = place.current;
    if (!area) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = (delay: number, next: () => Asked | undefined): void => {
      clearTimeout(timer);
      timer = setTimeout(() => ask(next()), delay);
    };
    const bearerOf = (target: EventTarget | null): Asked | undefined => {
      const element = target instanceof Element ? target.closest(BEARERS) : null;
      const name = element ? nameOf(element) : '';
      return element && latest.current(name) ? { name, element } : undefined;
    };
    const focused = (): Asked | undefined =>
      area.contains(document.activeElement) ? bearerOf(document.activeElement) : undefined;

    const over = ({ target, buttons, pointerType }: PointerEvent): void => {
      if (buttons !== 0 || pointerType === 'touch') return; // a drag; a finger asks by focus
      const bearer = bearerOf(target);
      if (bearer) soon(REST, () => bearer);
      else if (target instanceof Element && target.closest(`#${CSS.escape(answer)}`)) clearTimeout(timer);
      else soon(AWAY, focused);
    };
    const focus = ({ target }: FocusEvent): void => {
      if (target instanceof Element && target.matches('.asks, :focus-visible')) soon(0, focused);
    };
    const press = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') soon(0, () => undefined);
      else if (event.key === 'Enter' && document.activeElement?.matches('.asks')) soon(0, focused);
    };
    const away = (): void => soon(AWAY, focused);
    const listening = new AbortController();
    const { signal } = listening;
    area.addEventListener('pointerover', over, { signal });
    area.addEventListener('pointerleave', away, { signal });
    area.addEventListener('focusin', focus, { signal });
    area.addEventListener('focusout', away, { signal });
    window.addEventListener('keydown', press, { signal });
    return () => {
      clearTimeout(timer);
      listening.abort();
    };
  }, [place, answer]);
  return asked;
}
