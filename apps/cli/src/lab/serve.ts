import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { LatentError } from 'latent';
import sirv from 'sirv';
import { UsageError } from '../errors.ts';

/** A lab that is served. */
export interface ServedLab {
  readonly url: string;
  close(): Promise<void>;
}

/** The built lab lies beside the program. */
const FILES = fileURLToPath(new URL('./lab', import.meta.url));

/**
 * Serves the built lab on loopback: to this machine and nobody else, under whatever name the page is asked for.
 *
 * @param port 0 takes any that is free
 * @throws UsageError BAD_OPTION where the port is taken or may not be used; LatentError NOT_AVAILABLE where the lab was not built
 * @example
 * const { url, close } = await serveLab(0);
 */
export async function serveLab(port: number): Promise<ServedLab> {
  if (!existsSync(`${FILES}/index.html`))
    throw new LatentError(
      'NOT_AVAILABLE',
      'this copy of the program has no lab in it',
      'Install latent-cli again, or build it: npm run build.',
    );
  const files = sirv(FILES, {
    etag: true,
    setHeaders: (response) => void response.setHeader('X-Content-Type-Options', 'nosniff'),
  });
  const server = createServer((request, response) => {
    if (!isLoopback(request.headers.host)) {
      response.writeHead(403).end('This lab answers to this machine only.\n'); // a page elsewhere whose name was made to point here
      return;
    }
    files(request, response, () => void response.writeHead(404).end('There is no such file in the lab.\n'));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(refused(port, error)));
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const isLoopback = (host = ''): boolean => /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/.test(host);

function refused(port: number, { code, message }: NodeJS.ErrnoException): unknown {
  const why =
    code === 'EADDRINUSE' ? 'something else listens there' : code === 'EACCES' ? 'it may not be used' : message;
  return new UsageError(
    'BAD_OPTION',
    `--port is ${port}: ${why}`,
    'Give another port, or leave it out for any that is free.',
    {
      option: 'port',
    },
  );
}
