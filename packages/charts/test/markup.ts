import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/** A chart as its markup. */
export const markup = (chart: ReactElement): string => renderToStaticMarkup(chart);

/** The places of all elements of a class that are moved there. */
export function placesOf(svg: string, className: string): { x: number; y: number }[] {
  const elements = svg.match(new RegExp(`<[a-z]+ [^>]*class="${className}"[^>]*>`, 'g')) ?? [];
  return elements.map((element) => {
    const [, x, y] = /translate\((-?[\d.]+) (-?[\d.]+)\)/.exec(element) ?? [];
    return { x: Number(x), y: Number(y) };
  });
}

/** What stands in the chart as text. */
export const textsOf = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text as string);

/** Width and height of the canvas. */
export function canvasOf(svg: string): { width: number; height: number } {
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  return { width: Number(width), height: Number(height) };
}
