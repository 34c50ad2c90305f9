import type { NetworkText } from '../oracle/network/document.ts';
import type { OracleNetwork } from '../oracle/network/network.ts';

/** What makes a network of the suite different from the next. */
export interface NetworkSpec {
  readonly says: string;
  /** The network, with tables from which rows are drawn where there must be a truth. */
  readonly model: Required<Pick<NetworkText, 'nodes' | 'parameters'>> & Pick<NetworkText, 'fixed' | 'prior'>;
  /** Random instances take turns with this prior. */
  readonly otherPrior?: OracleNetwork['prior'];
  /** The graph itself is random in random instances. */
  readonly anyGraph: boolean;
  /** By node: the share of rows that show it; 0: there is no such column. */
  readonly seen: Readonly<Record<string, number>>;
  /** Share of cells of the other nodes that are missing. */
  readonly missing: number;
  /** Some rows have no cell at all. */
  readonly empty: boolean;
  /** Rows have weights, fractions and 0 among them. */
  readonly weighted: boolean;
  /** Fewest and most rows of random instances. */
  readonly rows: readonly [number, number];
}
