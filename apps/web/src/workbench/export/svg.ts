/** What a style sheet may say of an element of a chart, and an attribute can. */
const STYLES = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'shape-rendering',
] as const;

/** A chart as an SVG file of its own: what the page's style sheets say of it stands in its elements. */
export function svgFile(chart: SVGSVGElement): string {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const [originals, copies] = [chart, copy].map((root) => [root, ...root.querySelectorAll<SVGElement>('*')]);
  copies?.forEach((element, i) => {
    const style = getComputedStyle(originals?.[i] as Element);
    for (const name of STYLES) element.setAttribute(name, style.getPropertyValue(name));
    element.removeAttribute('class');
    element.removeAttribute('style');
  });
  const { width, height } = sizeOf(chart);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', getComputedStyle(chart).getPropertyValue('background-color'));
  copy.prepend(ground);
  return `${new XMLSerializer().serializeToString(copy)}\n`;
}

/** The same as a PNG, so many pixels to a unit of the chart. */
export async function pngFile(chart: SVGSVGElement, scale = 2): Promise<Blob> {
  const { width, height } = sizeOf(chart);
  const source = URL.createObjectURL(new Blob([svgFile(chart)], { type: 'image/svg+xml' }));
  try {
    const picture = new Image();
    picture.src = source;
    await picture.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the browser wrote no picture'))), 'image/png');
    });
  } finally {
    URL.revokeObjectURL(source);
  }
}

const sizeOf = ({ viewBox: { baseVal } }: SVGSVGElement): { width: number; height: number } => ({
  width: baseVal.width,
  height: baseVal.height,
});
