import type { Context } from '../context.ts';
import { serveLab } from '../lab/serve.ts';

export interface LabOptions {
  readonly port?: number | undefined;
}

/** `latent lab`: serves the built lab on loopback until Ctrl-C, which is how it ends well. */
export async function lab(context: Context, { port = 0 }: LabOptions): Promise<number> {
  const { signal } = context;
  const { url, close } = await serveLab(port);
  await context.out(`${url}\n`);
  context.note('the lab is open to this machine only, and keeps your data in the browser; Ctrl-C ends it');
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await close();
  return 0;
}
