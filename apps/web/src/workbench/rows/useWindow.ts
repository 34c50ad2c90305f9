import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** Rows of one height in a place that scrolls: which of them can be seen. */
export interface RowsInView {
  readonly place: RefObject<HTMLElement | null>;
  readonly onScroll: () => void;
  readonly first: number;
  /** How many fit. */
  readonly count: number;
  /** Height of all of them, and where the first in view is drawn, in pixels. */
  readonly height: number;
  readonly top: number;
  /** Scrolls until a row can be seen. */
  readonly reveal: (index: number) => void;
}

/** Browsers draw nothing below some 16 million pixels: where there are more rows, a pixel of scrolling goes further. */
const MOST = 8_000_000;

/** @param rowHeight in pixels */
export function useWindow(total: number, rowHeight: number): RowsInView {
  const place = useRef<HTMLElement>(null);
  const [scrolled, setScrolled] = useState(0);
  const [room, setRoom] = useState(480);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setRoom(element.clientHeight));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const full = total * rowHeight;
  const height = Math.min(full, MOST);
  const stretch = full > MOST ? (full - room) / (MOST - room) : 1;
  const first = Math.max(0, Math.min(total - 1, Math.floor((scrolled * stretch) / rowHeight)));
  return {
    place,
    onScroll: () => setScrolled(place.current?.scrollTop ?? 0),
    first,
    count: Math.ceil(room / rowHeight) + 1,
    height,
    top: stretch === 1 ? first * rowHeight : scrolled,
    reveal(index) {
      const element = place.current;
      if (!element) return;
      const at = (index * rowHeight) / stretch;
      const margin = rowHeight / stretch;
      if (at < element.scrollTop) element.scrollTop = at;
      else if (at + 2 * margin > element.scrollTop + room) element.scrollTop = at + 2 * margin - room;
    },
  };
}
