import { ChartWidth, chartStyle } from '@latent/charts';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';

const sheet = new CSSStyleSheet();
sheet.replaceSync(chartStyle);
document.adoptedStyleSheets.push(sheet);

export interface ChartPlaceProps {
  /** What the chart is. */
  readonly label: string;
  readonly caption: ReactNode;
  /** Whether it keeps the width that it has on paper, and scrolls where that is too wide. */
  readonly keepsWidth?: boolean;
  readonly children: ReactNode;
}

/** A chart of `@latent/charts` with what it shows, drawn anew for a narrow screen: its letters stay readable. */
export function ChartPlace({ label, caption, keepsWidth = false, children }: ChartPlaceProps): ReactNode {
  const place = useRef<HTMLElement>(null);
  const [room, setRoom] = useState(PAPER);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element || keepsWidth) return;
    const measure = (): void => setRoom(Math.max(LEAST, Math.min(PAPER, element.clientWidth)));
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, [keepsWidth]);
  return (
    <figure className="figure chart-place">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section ref={place} className="scroll" tabIndex={0} aria-label={label}>
        <ChartWidth value={room}>{children}</ChartWidth>
      </section>
      <figcaption className="quiet small">{caption}</figcaption>
    </figure>
  );
}

/** As wide as a chart is on paper, and the least that one can be drawn in. */
const [PAPER, LEAST] = [640, 280];
