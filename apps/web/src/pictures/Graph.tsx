import type { ReactNode } from 'react';
import { Picture } from '../ui/Picture.tsx';

/** A node of a directed model, parents first in the list. */
export interface GraphNode {
  readonly name: string;
  readonly parents: readonly string[];
  /** Hidden nodes are dashed. */
  readonly isLatent: boolean;
  /** A second line, such as "20 of 20 hidden". */
  readonly note?: string;
}

export interface GraphProps {
  readonly label: string;
  readonly nodes: readonly GraphNode[];
  /** No wider than this; default 360. */
  readonly most?: number;
}

const [ROW, BOX, MARGIN] = [92, 48, 4];

/** A directed graph: a row of boxes for each generation, parents above children. */
export function Graph({ label, nodes, most = 360 }: GraphProps): ReactNode {
  const generations = generationsOf(nodes);
  return (
    <Picture label={label} most={most} height={() => (generations.length - 1) * ROW + BOX + 2 * MARGIN}>
      {(width) => <Drawn nodes={nodes} places={placesOf(generations, width)} />}
    </Picture>
  );
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function Drawn({ nodes, places }: Pick<GraphProps, 'nodes'> & { readonly places: ReadonlyMap<string, Place> }) {
  return (
    <>
      {nodes.flatMap(({ name, parents }) =>
        parents.map((parent) => (
          <Arrow key={`${parent} ${name}`} from={placeOf(places, parent)} to={placeOf(places, name)} />
        )),
      )}
      {nodes.map((node) => (
        <Node key={node.name} {...node} {...placeOf(places, node.name)} />
      ))}
    </>
  );
}

function Node({ name, note, isLatent, x, y }: GraphNode & Place): ReactNode {
  const width = Math.max(96, 8.2 * Math.max(name.length, note?.length ?? 0) + 20);
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect
        className={isLatent ? 'node hidden-node' : 'node'}
        x={-width / 2}
        y={-BOX / 2}
        width={width}
        height={BOX}
        rx={BOX / 2}
      />
      <text y={note === undefined ? 5 : -3} textAnchor="middle">
        {name}
      </text>
      {note !== undefined && (
        <text className="quiet" y={14} textAnchor="middle">
          {note}
        </text>
      )}
    </g>
  );
}

/** From the bottom of one box to the top of another. */
function Arrow({ from, to }: { readonly from: Place; readonly to: Place }): ReactNode {
  const [top, bottom] = [from.y + BOX / 2, to.y - BOX / 2 - 2];
  const angle = (Math.atan2(bottom - top, to.x - from.x) * 180) / Math.PI;
  return (
    <g>
      <path className="arrow" d={`M${from.x} ${top}L${to.x} ${bottom}`} />
      <path className="arrow-head" d="M0 0L-9 -5V5Z" transform={`translate(${to.x} ${bottom}) rotate(${angle})`} />
    </g>
  );
}

/** Nodes by the length of the longest way to them. */
function generationsOf(nodes: readonly GraphNode[]): readonly (readonly string[])[] {
  const depths = new Map<string, number>();
  const generations: string[][] = [];
  for (const { name, parents } of nodes) {
    const depth = Math.max(-1, ...parents.map((parent) => depths.get(parent) ?? -1)) + 1;
    depths.set(name, depth);
    generations[depth] = [...(generations[depth] ?? []), name];
  }
  return generations;
}

function placesOf(generations: readonly (readonly string[])[], width: number): ReadonlyMap<string, Place> {
  return new Map(
    generations.flatMap((names, depth) =>
      names.map((name, i) => [name, { x: (width * (i + 0.5)) / names.length, y: MARGIN + BOX / 2 + depth * ROW }]),
    ),
  );
}

function placeOf(places: ReadonlyMap<string, Place>, name: string): Place {
  const place = places.get(name);
  if (!place) throw new TypeError(`the graph has no node "${name}"`);
  return place;
}
