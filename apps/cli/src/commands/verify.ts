import { VERSION } from 'latent';
import type { Context } from '../context.ts';
import { EXIT } from '../errors.ts';
import { jsonText, marked } from '../output/json.ts';
import { verificationText } from '../output/verification.ts';
import { createProgress } from '../progress.ts';
import { type Replays, replayAll, SHIPPED } from '../verify/replays.ts';

export interface VerifyOptions {
  /** A folder of references instead of what comes with the program. */
  readonly references?: string | undefined;
}

/** `latent verify`: published results computed again, published and computed side by side. */
export async function verify(context: Context, { references }: VerifyOptions): Promise<number> {
  const { engine, seed, signal } = context;
  const progress = createProgress(context);
  const folder = references ?? SHIPPED;
  let replays: Replays;
  try {
    replays = await replayAll({ engine, seed, signal, folder }, (name) => progress.show(() => `computing ${name}`));
  } finally {
    progress.end();
  }
  const { checks, notAvailable } = replays;
  const agreed = checks.every(({ ok }) => ok);
  if (context.format === 'json')
    await context.out(
      jsonText(
        marked('latent-verification', {
          format: 'latent-verification',
          references: references ?? null,
          agreed,
          checks,
          notAvailable,
          seed,
          producer: { latent: VERSION },
        }),
      ),
    );
  else await context.out(verificationText(context, replays));
  return agreed ? EXIT.ok : EXIT.notGood;
}
