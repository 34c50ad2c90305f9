import {
  type SymbolType,
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolWye,
} from 'd3-shape';

/** Okabe and Ito's colours (2008), which the common kinds of colour blindness tell apart; the last is grey. */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#f0e442', '#8c8c8c'] as const;
/** Shapes that tell the classes apart where colours do not. */
const SHAPES: readonly SymbolType[] = [
  symbolCircle,
  symbolSquare,
  symbolTriangle,
  symbolDiamond,
  symbolCross,
  symbolStar,
  symbolWye,
];

/** How class k (from 0) looks in every chart: a colour and a shape, of which no pair comes again for 56 classes. */
export interface Mark {
  readonly colour: string;
  /** The outline of the shape about (0, 0), as the d of a path. */
  readonly path: string;
}

/** @param area of the shape in square pixels */
export function markOf(k: number, area = 64): Mark {
  const shape = SHAPES[k % SHAPES.length] as SymbolType;
  return { colour: COLOURS[k % COLOURS.length] as string, path: symbol(shape, area)() as string };
}
