import type { ReactNode } from 'react';
import { Picture } from '../ui/Picture.tsx';

/** A point of the unit cube: to the right, to the back, up. */
export type CubePoint = readonly [x: number, y: number, z: number];

/** Where a point of the cube stands in the picture, in pixels. */
export type CubePlace = (point: CubePoint) => readonly [x: number, y: number];

export interface CubeProps {
  /** What the picture is, for those who hear it. */
  readonly label: string;
  /** Names of the axes. */
  readonly axes: readonly [x: string, y: string, z: string];
  /** By how many degrees it is turned, from 10 to 80. */
  readonly turn: number;
  /** No wider than this; default 460. */
  readonly most?: number;
  readonly children: (place: CubePlace) => ReactNode;
}

/** The unit cube seen from above its front edge, without perspective: equal lengths stay equal. */
export function Cube({ label, axes, turn, most = 460, children }: CubeProps): ReactNode {
  return (
    <Picture label={label} most={most} height={heightOf}>
      {(width) => <Frame place={placeAt(turn, width)} axes={axes} draw={children} />}
    </Picture>
  );
}

const PITCH = (24 * Math.PI) / 180;
const [SIDE, TOP, BOTTOM] = [34, 14, 34];
/** Widest and highest that a turned unit cube can be. */
const [WIDEST, HIGHEST] = [Math.SQRT2, Math.cos(PITCH) + Math.SQRT2 * Math.sin(PITCH)];

const sizeAt = (width: number): number => (width - 2 * SIDE) / WIDEST;
const heightOf = (width: number): number => Math.round(sizeAt(width) * HIGHEST + TOP + BOTTOM);

function placeAt(turn: number, width: number): CubePlace {
  const angle = (turn * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const size = sizeAt(width);
  const middle = TOP + (size * HIGHEST) / 2;
  return ([x, y, z]) => {
    const [right, back, up] = [x - 0.5, y - 0.5, z - 0.5];
    const depth = right * sin + back * cos;
    return [
      Math.round(10 * (width / 2 + size * (right * cos - back * sin))) / 10,
      Math.round(10 * (middle - size * (up * Math.cos(PITCH) + depth * Math.sin(PITCH)))) / 10,
    ];
  };
}

interface FrameProps {
  readonly place: CubePlace;
  readonly axes: CubeProps['axes'];
  readonly draw: CubeProps['children'];
}

function Frame({ place, axes: [right, back, up], draw }: FrameProps): ReactNode {
  const edge = (from: CubePoint, to: CubePoint): string => `M${place(from)}L${place(to)}`;
  const corners = [0, 1].flatMap((a) => [0, 1].map((b) => [a, b] as const));
  const edges = corners.flatMap(([a, b]) => [
    edge([0, a, b], [1, a, b]),
    edge([a, 0, b], [a, 1, b]),
    edge([a, b, 0], [a, b, 1]),
  ]);
  return (
    <>
      <path className="axis smooth" d={edges.join('')} />
      {draw(place)}
      <Name at={place([0.5, 0, 0])} dx={10} dy={22} text={`${right} →`} />
      <Name at={place([0, 0.5, 0])} dx={-10} dy={22} text={`← ${back}`} />
      <Name at={place([0, 1, 0.5])} dx={-20} dy={0} text={`${up} ↑`} />
      <Name at={place([0, 0, 0])} dx={0} dy={20} text="0" isQuiet />
      <Name at={place([1, 0, 0])} dx={8} dy={18} text="1" isQuiet />
      <Name at={place([0, 1, 0])} dx={-8} dy={18} text="1" isQuiet />
      <Name at={place([0, 1, 1])} dx={-10} dy={4} text="1" isQuiet />
    </>
  );
}

interface NameProps {
  readonly at: readonly [x: number, y: number];
  readonly dx: number;
  readonly dy: number;
  readonly text: string;
  readonly isQuiet?: boolean;
}

function Name({ at: [x, y], dx, dy, text, isQuiet = false }: NameProps): ReactNode {
  return (
    <text className={isQuiet ? 'quiet halo' : 'halo'} x={x + dx} y={y + dy} textAnchor="middle">
      {text}
    </text>
  );
}
