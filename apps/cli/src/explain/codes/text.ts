/** What a code means, for a person who has just met it. */
export interface CodeText {
  /** What you see. */
  readonly what: string;
  readonly why: string;
  /** How to mend it. */
  readonly fix: string;
}

export type CodeTexts = Readonly<Record<string, CodeText>>;
