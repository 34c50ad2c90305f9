import net5 from '../../../fixtures/steps_net5_1.json' with { type: 'json' };
import latentT from '../../../fixtures/steps_wt_latentT.json' with { type: 'json' };
import partT from '../../../fixtures/steps_wt_partT.json' with { type: 'json' };
import partTPartW from '../../../fixtures/steps_wt_partT_partW.json' with { type: 'json' };
import { flat, type Nested } from '../nested.ts';
import type { Convention } from './counts.ts';
import type { NetworkProblem, Row, Tables } from './network.ts';

/** EM step by step, under both conventions. */
export interface NetworkSteps extends NetworkProblem {
  readonly published: Readonly<Record<Convention, PublishedSteps>>;
}

export interface PublishedSteps {
  readonly after1: Tables;
  readonly after10: Tables;
  /** At the tables after 0, 1, 2, … iterations. */
  readonly logLikelihoods: readonly number[];
}

/** Tables by node; all configurations of the parents are one index. */
type Named = Readonly<Record<string, Nested>>;

interface StepsFile {
  /** Name, number of levels, and names of parents, node by node. */
  readonly network: readonly (readonly (string | number | readonly string[])[])[];
  readonly rows: readonly Row[];
  readonly start: Named;
  readonly full: StepsOfFile;
  readonly pruned: StepsOfFile;
}

interface StepsOfFile {
  readonly iter1: Named;
  readonly iter10: Named;
  readonly loglik: readonly number[];
}

/** The step references that are part of the checkout. */
export const networkSteps = {
  latentT: stepsOf(latentT),
  partT: stepsOf(partT),
  partTPartW: stepsOf(partTPartW),
  net5: stepsOf(net5),
} as const satisfies Record<string, NetworkSteps>;

function stepsOf({ network, rows, start, full, pruned }: StepsFile): NetworkSteps {
  const nodes = network as readonly (readonly [name: string, levels: number, parents: readonly string[]])[];
  const names = nodes.map(([name]) => name);
  const tablesOf = (named: Named): Tables => names.map((name) => flat(named[name] as Nested));
  const published = ({ iter1, iter10, loglik }: StepsOfFile): PublishedSteps => ({
    after1: tablesOf(iter1),
    after10: tablesOf(iter10),
    logLikelihoods: loglik,
  });
  return {
    network: {
      nodes: nodes.map(([name, levels, parents], table) => ({
        name,
        levels: Array.from({ length: levels }, (_, level) => String(level)),
        parents: parents.map((parent) => names.indexOf(parent)),
        table,
      })),
    },
    start: tablesOf(start),
    data: { rows, weights: rows.map(() => 1) },
    published: { full: published(full), pruned: published(pruned) },
  };
}
