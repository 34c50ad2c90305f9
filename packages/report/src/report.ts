import type { RowFigures } from '@latent/results';
import type { FitDocument, MixtureDocument, NetworkDocument, SelectionDocument } from 'latent';
import type { ReactNode } from 'react';

/** What a report is made of. */
export interface ReportInput {
  readonly fit: FitDocument<MixtureDocument> | FitDocument<NetworkDocument>;
  /** The selection that the number of classes was chosen in. */
  readonly selection?: SelectionDocument | undefined;
  /** What the rows say, where the data were given. */
  readonly rows?: RowFigures | undefined;
  /** The command that repeats the fit. */
  readonly command: string;
  /** Name of the data file, where one is known. */
  readonly data?: string | undefined;
}

/** A report as data: what it says, apart from how it looks. */
export interface Report {
  readonly title: string;
  /** The answer in a sentence or two. */
  readonly lead: readonly string[];
  readonly sections: readonly Section[];
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'code'; readonly code: string }
  | {
      readonly kind: 'notice';
      readonly level: string;
      readonly code: string;
      readonly text: string;
      readonly fix: string;
    }
  | TableBlock
  /** A picture; its numbers stand in a table beside it. */
  | { readonly kind: 'figure'; readonly figure: ReactNode; readonly caption: string };

export interface TableBlock {
  readonly kind: 'table';
  readonly caption?: string | undefined;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** How many columns, from the left, are words; the others are numbers. */
  readonly words: number;
  /** Long tables are folded where they can be. */
  readonly folded?: boolean | undefined;
}
