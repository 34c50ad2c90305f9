import type { Report } from '@latent/report';
import { type ReactNode, useRef } from 'react';
import { ChartPlace } from '../../pictures/ChartPlace.tsx';
import { Download } from '../../ui/Download.tsx';
import { pngFile, svgFile } from './svg.ts';

export interface FiguresProps {
  readonly report: Report;
  /** What the names of the files begin with. */
  readonly stem: string;
}

/** Every picture of the report, in the light colours of print, each as PNG and SVG. */
export function Figures({ report, stem }: FiguresProps): ReactNode {
  return report.sections.flatMap(({ id, blocks }) =>
    blocks.flatMap((block, i) =>
      block.kind === 'figure'
        ? [
            <Figure
              key={`${id}: ${block.caption}`}
              figure={block.figure}
              caption={block.caption}
              name={`${stem}-${id}-${i + 1}`}
            />,
          ]
        : [],
    ),
  );
}

interface FigureProps {
  readonly figure: ReactNode;
  readonly caption: string;
  readonly name: string;
}

function Figure({ figure, caption, name }: FigureProps): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const chart = (): SVGSVGElement => {
    const found = place.current?.querySelector<SVGSVGElement>('svg.chart');
    if (!found) throw new TypeError('the picture is not there');
    return found;
  };
  return (
    <div className="printed">
      <div ref={place} className="figure-sheet">
        <ChartPlace label={caption} caption={caption} keepsWidth>
          {figure}
        </ChartPlace>
      </div>
      <div className="row">
        <Download name={`${name}.png`} make={() => pngFile(chart())}>
          PNG<span className="hidden"> of: {caption}</span>
        </Download>
        <Download name={`${name}.svg`} make={() => new Blob([svgFile(chart())], { type: 'image/svg+xml' })}>
          SVG<span className="hidden"> of: {caption}</span>
        </Download>
      </div>
    </div>
  );
}
