import { type RefObject, useEffect, useRef, useState } from 'react';
import { type Bearer, bearerOf, type Explain } from './explanation.ts';

/** How long a pointer rests on a number before it asks, and how long it may be away before the answer goes; ms. */
const [REST, AWAY] = [150, 300];

/**
 * Which number inside a place is pointed at or has the focus. The pointer may go from the number to its answer, the element with the given
 * id, and stay there; Escape sends the answer away, Enter brings it back (WCAG 1.4.13).
 */
export function useAsked(place: RefObject<HTMLElement | null>, explain: Explain, answer: string): Bearer | undefined {
  const [asked, ask] = useState<Bearer>();
  const latest = useRef(explain);
  useEffect(() => {
    latest.current = explain;
  });
  useEffect(() => {
    const area = place.current;
    if (!area) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = (delay: number, next: () => Bearer | undefined): void => {
      clearTimeout(timer);
      timer = setTimeout(() => ask(next()), delay);
    };
    const known = (target: EventTarget | null): Bearer | undefined => {
      const bearer = bearerOf(target);
      return bearer && latest.current(bearer.name) ? bearer : undefined;
    };
    const focused = (): Bearer | undefined =>
      area.contains(document.activeElement) ? known(document.activeElement) : undefined;

    const over = ({ target, buttons, pointerType }: PointerEvent): void => {
      if (buttons !== 0 || pointerType === 'touch') return; // a drag; a finger asks by focus
      const bearer = known(target);
      if (bearer) soon(REST, () => bearer);
      else if (target instanceof Element && target.closest(`#${CSS.escape(answer)}`)) clearTimeout(timer);
      else soon(AWAY, focused);
    };
    const focus = ({ target }: FocusEvent): void => {
      if (target instanceof Element && target.matches('.asks, :focus-visible')) soon(0, focused);
    };
    const click = ({ target }: MouseEvent): void => {
      const stand = known(target)?.focused;
      if (stand instanceof HTMLElement && stand !== target && stand.matches('.asks'))
        stand.focus({ preventScroll: true });
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
    area.addEventListener('click', click, { signal });
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
