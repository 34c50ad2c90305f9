import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The root of the checkout. */
export const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** A newer long-term release of Node than the oldest that we support; the npm package `node` brings it. */
const NEWER_NODE = '24.21.0';

const execute = promisify(execFile);

/** Runs a program and returns what it wrote to stdout; throws with its stderr where it fails. */
export async function output(program: string, parameters: readonly string[], folder: string): Promise<string> {
  const { stdout } = await execute(program, parameters, { cwd: folder, env: environment(), maxBuffer: 2 ** 26 });
  return stdout;
}

/** `npm pack` of a workspace: the path of the tarball. */
export async function pack(workspace: string, folder: string): Promise<string> {
  const [packed] = JSON.parse(
    await npm(['pack', join(root, workspace), '--json', '--pack-destination', folder], folder),
  );
  return join(folder, packed.filename);
}

/** Installs packages (names or tarballs) into an empty folder. */
export async function installInto(folder: string, packages: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  await npm(['install', '--prefer-offline', '--no-audit', '--no-fund', '--prefix', folder, ...packages], folder);
}

/** An empty folder outside of the checkout. */
export function emptyFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'latent-package-'));
}

/** The path of a newer Node; installed once, then kept in node_modules/.cache. */
export async function newerNode(): Promise<string> {
  const folder = join(root, `node_modules/.cache/latent/node-${NEWER_NODE}`);
  const program = join(folder, 'node_modules/node/bin/node');
  if (!existsSync(program)) await installInto(folder, [`node@${NEWER_NODE}`]);
  return program;
}

function npm(parameters: readonly string[], folder: string): Promise<string> {
  const script = process.env['npm_execpath'];
  return script ? output(process.execPath, [script, ...parameters], folder) : output('npm', parameters, folder);
}

/** Ours, without what `npm test` says about this workspace: it would lead the inner npm here. */
function environment(): NodeJS.ProcessEnv {
  const inherited = /^npm_(package_|lifecycle_|config_local_prefix|config_workspace|command)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !inherited.test(name)));
}
