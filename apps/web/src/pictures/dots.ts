type Place = readonly [x: number, y: number];

/** Many small circles as the d of one path: a browser draws them much faster than as many elements. */
export function dots(places: readonly Place[], radius: number): string {
  const arc = `a${radius} ${radius} 0 1 0`;
  return places.map(([x, y]) => `M${x - radius} ${y}${arc} ${2 * radius} 0${arc} ${-2 * radius} 0`).join('');
}

/** A line through places as the d of a path. */
export const polyline = (places: readonly Place[]): string => (places.length > 1 ? `M${places.join('L')}` : '');
