import { type Order, outcomeOf } from './outcome.ts';

addEventListener('message', async ({ data }: MessageEvent<Order>) => {
  postMessage(await outcomeOf(data).catch((error: unknown) => ({ unexpected: String(error) })));
});
