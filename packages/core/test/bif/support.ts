import { parseBif } from '../../src/bif/index.ts';

/** A network of our own in the format's plain form. */
export const GARDEN = `network garden {
}
variable Rain {
  type discrete [ 2 ] { dry, wet };
}
variable Sprinkler {
  type discrete [ 3 ] { off, low, high };
}
variable Grass {
  type discrete [ 2 ] { dry, wet };
}
probability ( Rain ) {
  table 0.75, 0.25;
}
probability ( Sprinkler | Rain ) {
  (dry) 0.5, 0.2, 0.3;
  (wet) 0.9, 0.1, 0;
}
probability ( Grass | Rain, Sprinkler ) {
  (dry, off) 1, 0;
  (dry, low) 0.4, 0.6;
  (dry, high) 0.1, 0.9;
  (wet, off) 0.2, 0.8;
  (wet, low) 0.15, 0.85;
  (wet, high) 5e-2, 9.5e-1;
}
`;

export const GARDEN_TABLES = {
  Rain: [0.75, 0.25],
  Sprinkler: [
    [0.5, 0.2, 0.3],
    [0.9, 0.1, 0],
  ],
  Grass: [
    [
      [1, 0],
      [0.4, 0.6],
      [0.1, 0.9],
    ],
    [
      [0.2, 0.8],
      [0.15, 0.85],
      [0.05, 0.95],
    ],
  ],
};

/** What a text is refused with. */
export function refusal(text: string): unknown {
  try {
    parseBif(text, 'n.bif');
  } catch (error) {
    return error;
  }
  return undefined;
}

/** The line of a piece of text that stands there once. */
export function lineOf(text: string, piece: string): number {
  if (text.split(piece).length !== 2) throw new Error(`"${piece}" should stand there once`);
  return text.slice(0, text.indexOf(piece)).split('\n').length;
}

/** A text with one piece replaced, which must stand there once. */
export function replaced(text: string, piece: string, by: string): string {
  lineOf(text, piece);
  return text.replace(piece, () => by);
}
