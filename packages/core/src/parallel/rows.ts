import { Interrupted } from '../em/index.ts';
import type { Parted } from '../engine/index.ts';
import type { Parameters, Statistics } from '../model/index.ts';
import { alignedRuns, createTreeSum } from '../statistics/index.ts';
import { Lost } from './rpc.ts';
import type { Share } from './share.ts';
import type { Helper } from './team.ts';

/**
 * The E-step with its rows shared out: each thread adds up its chunks to subtrees of the fixed tree, and the rest of the tree is added
 * up here. What a lost worker held is done here from then on.
 *
 * @param own shares of the main thread
 * @param lose hears of lost workers
 */
export function shareRows(
  parted: Parted,
  own: readonly Share[],
  helpers: readonly Helper[],
  signal: AbortSignal,
  lose: (reason: string) => void,
): (parameters: Parameters) => Promise<Statistics> {
  const mine = [...own];
  let others = [...helpers];

  return async (parameters) => {
    const asked = others.map(({ worker, share }) => {
      const runs = alignedRuns(share.from, share.to).map(({ first, level }) => ({ first: first - share.from, level }));
      return worker.call('add', { parameters, runs }, { signal });
    });
    const settled = Promise.allSettled(asked);
    const found: Sums[] = [];
    for (const share of mine) found.push(await sumsOf(parted, parameters, share));
    const lost = new Set<Helper>();
    for (const [i, answer] of (await settled).entries()) {
      const helper = others[i] as Helper;
      if (answer.status === 'fulfilled') {
        if (!answer.value) throw new Interrupted();
        found.push({ share: helper.share, sums: answer.value });
        continue;
      }
      if (!(answer.reason instanceof Lost)) throw answer.reason;
      lost.add(helper);
      mine.push(helper.share);
      lose(answer.reason.message);
      found.push(await sumsOf(parted, parameters, helper.share));
    }
    others = others.filter((helper) => !lost.has(helper));
    return total(parted, found);
  };
}

/** The sums of the runs of a share. */
interface Sums {
  readonly share: Share;
  readonly sums: readonly Statistics[];
}

async function sumsOf(parted: Parted, parameters: Parameters, share: Share): Promise<Sums> {
  return { share, sums: await parted.parts(parameters, alignedRuns(share.from, share.to)) };
}

function total(parted: Parted, found: readonly Sums[]): Statistics {
  const sum = createTreeSum(0);
  for (const { share, sums } of found.toSorted((a, b) => a.share.from - b.share.from))
    alignedRuns(share.from, share.to).forEach(({ level }, i) => {
      sum.push(sums[i] as Statistics, level);
    });
  const statistics = sum.total();
  return parted.complete?.(statistics) ?? statistics;
}
