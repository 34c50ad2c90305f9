/** A row that hides nothing. */
export interface SeenRow {
  readonly thought: 0 | 1;
  readonly word: 0 | 1;
}

export const ROWS: readonly SeenRow[] = [
  { thought: 1, word: 1 },
  { thought: 0, word: 0 },
  { thought: 0, word: 1 },
  { thought: 1, word: 0 },
  { thought: 0, word: 0 },
  { thought: 0, word: 0 },
];
