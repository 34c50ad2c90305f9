import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { Picture } from '../ui/Picture.tsx';
import { layersOf } from './layers.ts';

export interface GraphPictureProps {
  readonly nodes: readonly { readonly name: string; readonly latent: boolean; readonly parents: readonly string[] }[];
  readonly selected: string | undefined;
  readonly onSelect: (name: string | undefined) => void;
  /** Dragged from a node to another. */
  readonly onArrow: (from: string, to: string) => void;
}

const [TALL, NODE, GAP, DOWN, TOP] = [96, 34, 12, 32, 12];

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Where an arrow comes down to a line that is not the first of its layer: between the nodes of those above it, from this height on. */
  readonly lane?: { readonly x: number; readonly y: number };
}

/** A directed graph, parents above their children, hidden nodes dashed. A node is selected by a click, an arrow drawn by dragging. */
export function GraphPicture({ nodes, selected, onSelect, onArrow }: GraphPictureProps): ReactNode {
  const layers = layersOf(nodes);
  const [drag, setDrag] = useState<{ readonly from: string; readonly x: number; readonly y: number }>();
  return (
    <Picture label="The network" most={760} height={(width) => placed(layers, width).height}>
      {(width) => {
        const { spots } = placed(layers, width);
        const spot = (name: string): Spot => spots.get(name) ?? { x: 0, y: 0, width: 0 };
        const at = (x: number, y: number): string | undefined =>
          [...spots].find(([, own]) => Math.abs(own.x - x) <= own.width / 2 && Math.abs(own.y - y) <= NODE / 2)?.[0];
        return (
          <>
            <defs>
              <marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
                <path d="M0 0L8 4L0 8Z" fill="var(--ink)" />
              </marker>
            </defs>
            {nodes.flatMap(({ name, parents }) =>
              parents.map((parent) => (
                <path
                  key={`${parent}\n${name}`}
                  className="arrow"
                  d={arrow(spot(parent), spot(name))}
                  markerEnd="url(#arrow)"
                />
              )),
            )}
            {drag && (
              <path className="arrow drawn" d={`M${spot(drag.from).x} ${spot(drag.from).y}L${drag.x} ${drag.y}`} />
            )}
            {nodes.map(({ name, latent }) => (
              <NodeMark
                key={name}
                {...{ name, latent }}
                spot={spot(name)}
                isSelected={name === selected}
                onSelect={() => onSelect(name === selected ? undefined : name)}
                onDrag={(x, y) => setDrag({ from: name, x, y })}
                onDrop={(x, y) => {
                  setDrag(undefined);
                  const to = at(x, y);
                  if (to !== undefined && to !== name) onArrow(name, to);
                }}
              />
            ))}
          </>
        );
      }}
    </Picture>
  );
}

interface NodeMarkProps {
  readonly name: string;
  readonly latent: boolean;
  readonly spot: Spot;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  readonly onDrag: (x: number, y: number) => void;
  readonly onDrop: (x: number, y: number) => void;
}

function NodeMark({ name, latent, spot, isSelected, onSelect, onDrag, onDrop }: NodeMarkProps): ReactNode {
  const from = useRef<{ readonly x: number; readonly y: number; isDragged: boolean }>(undefined);
  const letters = Math.floor((spot.width - 12) / 7.2);
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button
    <g
      className={`node${latent ? ' hidden-node' : ''}${isSelected ? ' selected' : ''}`}
      role="button"
      tabIndex={0}
      aria-pressed={isSelected}
      aria-label={`${name}${latent ? ', hidden' : ''}`}
      transform={`translate(${spot.x} ${spot.y})`}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onSelect();
      }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { ...placeIn(event), isDragged: false };
      }}
      onPointerMove={(event) => {
        if (!from.current) return;
        const { x, y } = placeIn(event);
        if (Math.hypot(x - from.current.x, y - from.current.y) > 8) from.current.isDragged = true;
        if (from.current.isDragged) onDrag(x, y);
      }}
      onPointerUp={(event) => {
        const { x, y } = placeIn(event);
        if (from.current?.isDragged) onDrop(x, y);
        else onSelect();
        from.current = undefined;
      }}
    >
      <title>{name}</title>
      <rect x={-spot.width / 2} y={-NODE / 2} width={spot.width} height={NODE} rx={NODE / 2} />
      <text y={4.5} textAnchor="middle">
        {name.length > letters ? `${name.slice(0, Math.max(1, letters - 1))}…` : name}
      </text>
    </g>
  );
}

/** Where all nodes stand: lines that are too full are broken into several. */
function placed(layers: ReturnType<typeof layersOf>, width: number): { spots: Map<string, Spot>; height: number } {
  const spots = new Map<string, Spot>();
  let y = TOP + NODE / 2;
  for (const layer of layers) {
    const widest = Math.max(...layer.map(({ name }) => 28 + 7.2 * Math.min(name.length, 16)));
    const each = Math.max(1, Math.floor((width + GAP) / (widest + GAP)));
    const first = y - NODE / 2;
    const full = width / Math.min(each, layer.length);
    for (let from = 0; from < layer.length; from += each) {
      const line = layer.slice(from, from + each);
      const step = width / line.length;
      for (const [i, { name }] of line.entries())
        spots.set(name, {
          x: (i + 0.5) * step,
          y,
          width: Math.min(28 + 7.2 * Math.min(name.length, 16), step - GAP),
          ...(from > 0 && {
            lane: { x: Math.max(2, Math.floor(((i + 0.5) * step) / full) * full), y: first },
          }),
        });
      y += from + each < layer.length ? NODE + DOWN : TALL;
    }
  }
  return { spots, height: y - TALL + NODE / 2 + TOP };
}

/** From the edge of the parent to the edge of the child. */
function arrow(from: Spot, to: Spot): string {
  const down = to.y >= from.y ? 1 : -1;
  const [y0, y1] = [from.y + (down * NODE) / 2, to.y - down * (NODE / 2 + 2)];
  if (to.lane && from.y < to.lane.y) {
    const { x, y } = to.lane;
    const half = (y - y0) / 2;
    return `M${from.x} ${y0}C${from.x} ${y0 + half} ${x} ${y - half} ${x} ${y}V${y1 - DOWN + 4}Q${x} ${y1 - 14} ${(x + to.x) / 2} ${y1 - 14}T${to.x} ${y1}`;
  }
  const bend = (y1 - y0) / 2;
  return `M${from.x} ${y0}C${from.x} ${y0 + bend} ${to.x} ${y1 - bend} ${to.x} ${y1}`;
}

function placeIn({ currentTarget, clientX, clientY }: PointerEvent<SVGGElement>): {
  readonly x: number;
  readonly y: number;
} {
  const matrix = currentTarget.ownerSVGElement?.getScreenCTM();
  if (!matrix) throw new TypeError('a node stands in a picture');
  const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse());
  return { x, y };
}
