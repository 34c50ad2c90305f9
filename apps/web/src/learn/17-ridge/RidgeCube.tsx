import type { ReactNode } from 'react';
import type { Trail } from '../../numbers/manyWords.ts';
import type { Theta } from '../../numbers/wordsAndThoughts.ts';
import { Cube, type CubePlace } from '../../pictures/Cube.tsx';
import { dots, polyline } from '../../pictures/dots.ts';
import { rulings } from './surface.ts';

export interface RidgeCubeProps {
  /** The share of good words: the surface is where the model gives just that. */
  readonly m: number;
  readonly turn: number;
  /** From many starts. */
  readonly trails: readonly Trail[];
  /** From the person's own start. */
  readonly own: Trail | undefined;
}

/** All parameters as a cube, the surface of those that explain the words best, and where EM goes from many starts. */
export function RidgeCube({ m, turn, trails, own }: RidgeCubeProps): ReactNode {
  return (
    <Cube label="Cube of all parameters with the surface of the best ones" axes={['t₀', 't₁', 'π']} turn={turn}>
      {(place) => (
        <>
          <Surface {...{ m, place }} />
          <Trails {...{ trails, place }} />
          {own && <Own trail={own} place={place} />}
        </>
      )}
    </Cube>
  );
}

const LINES = 28;

function Surface({ m, place }: { readonly m: number; readonly place: CubePlace }): ReactNode {
  const lines = rulings(m, LINES).map(([from, to]) => [put(place, from), put(place, to)] as const);
  const patches = lines.slice(1).map(([from, to], i) => {
    const [before, beforeTo] = lines[i] as (typeof lines)[number];
    return `M${before}L${beforeTo}L${to}L${from}Z`;
  });
  return (
    <>
      <path className="surface" d={patches.join('')} />
      <path className="old thin faint" d={lines.map(polyline).join('')} />
    </>
  );
}

function Trails({ trails, place }: { readonly trails: readonly Trail[]; readonly place: CubePlace }): ReactNode {
  const paths = trails.map(({ points }) => thinned(points).map((point) => put(place, point)));
  const starts = paths.flatMap((path) => path.slice(0, 1));
  const ends = paths.flatMap((path) => path.slice(-1));
  return (
    <>
      <path className="ink thin faint" d={paths.map(polyline).join('')} />
      <path className="old thin" d={dots(starts, 2)} />
      <path className="fill-new" d={dots(ends, 2.5)} />
    </>
  );
}

function Own({ trail, place }: { readonly trail: Trail; readonly place: CubePlace }): ReactNode {
  const path = thinned(trail.points).map((point) => put(place, point));
  return (
    <>
      <path className="ink" d={polyline(path)} />
      <path className="fill-old" d={dots(path.slice(0, 1), 6)} />
      <path className="fill-new ringed" d={dots(path.slice(-1), 7)} />
    </>
  );
}

const put = (place: CubePlace, { pi, t1, t0 }: Theta): readonly [number, number] => place([t0, t1, pi]);

/** Steps get short: after the first few every one in so many is enough to draw. */
const thinned = (points: readonly Theta[]): readonly Theta[] =>
  points.filter((_, i) => i < 8 || i % 8 === 0 || i === points.length - 1);
