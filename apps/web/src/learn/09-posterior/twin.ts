import type { TableData } from '@latent/charts';
import { signed } from '../../numbers/shown.ts';
import type { Move } from './numbers.ts';
import { presets } from './presets.ts';

/** Every q of the lesson side by side. */
export const twinOf = (moves: readonly Move[] | undefined): TableData => ({
  caption: 'What one M-step does, by the q that it starts from (nats)',
  head: ['q', 'gap before', 'change of the bound', 'change of the log-likelihood', 'p(A)', 'heads A', 'heads B'],
  rows: (moves ?? []).map(({ before, after, change, coins }, i) => [
    presets[i]?.name ?? '',
    before.kl.toFixed(4),
    signed(after.elbo - before.elbo),
    signed(change),
    coins.size.toFixed(4),
    coins.a.toFixed(4),
    coins.b.toFixed(4),
  ]),
});
