import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { BINARY, latent } from './cli.ts';

/** Starts `latent lab` and waits for its address. */
async function started(
  ...flags: readonly string[]
): Promise<{ readonly child: ChildProcessWithoutNullStreams; readonly url: string }> {
  const child = spawn(process.execPath, [BINARY, 'lab', ...flags]);
  const [said] = await once(child.stdout, 'data');
  return { child, url: String(said).trim() };
}

async function ended(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  const end = once(child, 'exit');
  child.kill('SIGINT');
  const [code] = await end;
  return code;
}

const statusFor = (url: string, host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request(url, { headers: { host } }, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end();
  });

describe('latent lab', () => {
  test('serves the built lab on loopback, and Ctrl-C ends it with 0', async () => {
    const { child, url } = await started();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const page = await fetch(url);
    const html = await page.text();
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(html).toContain('latent lab');
    const script = /src="\.\/(assets\/[^"]+\.js)"/.exec(html)?.[1];
    const code = await fetch(`${url}${script}`);
    expect(code.headers.get('content-type')).toContain('javascript');
    expect(await code.text()).toContain('createRoot');
    expect((await fetch(`${url}sw.js`)).status).toBe(200);
    expect((await fetch(`${url}nothing.js`)).status).toBe(404);
    expect((await fetch(`${url}..%2f..%2fpackage.json`)).status).toBe(404);
    expect(await statusFor(url, 'evil.example')).toBe(403);
    const taken = await latent(['lab', '--port', new URL(url).port]);
    expect(taken.code).toBe(2);
    expect(taken.stderr).toContain('something else listens there');
    expect(await ended(child)).toBe(0);
  });
});
