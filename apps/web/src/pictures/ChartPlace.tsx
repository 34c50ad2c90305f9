import { chartStyle } from '@latent/charts';
import type { ReactNode } from 'react';

const sheet = new CSSStyleSheet();
sheet.replaceSync(chartStyle);
document.adoptedStyleSheets.push(sheet);

export interface ChartPlaceProps {
  /** What the chart is. */
  readonly label: string;
  readonly caption: ReactNode;
  readonly children: ReactNode;
}

/** A chart of `@latent/charts` with what it shows; on a narrow screen it scrolls, so that its letters stay readable. */
export function ChartPlace({ label, caption, children }: ChartPlaceProps): ReactNode {
  return (
    <figure className="figure chart-place">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="scroll" tabIndex={0} aria-label={label}>
        {children}
      </section>
      <figcaption className="quiet small">{caption}</figcaption>
    </figure>
  );
}
