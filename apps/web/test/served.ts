import { preview } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built lab is served, with a slash at its end. */
    lab: string;
  }
}

/** Serves the built lab on loopback for as long as the tests run. */
export default async function served({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await preview({ preview: { port: 0, host: '127.0.0.1' }, logLevel: 'warn' });
  provide('lab', server.resolvedUrls?.local[0] ?? '');
  return () => server.close();
}
