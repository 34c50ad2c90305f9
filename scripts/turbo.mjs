// turbo without telemetry, daemon or remote cache: `node scripts/turbo.mjs run build`.
import { createRequire } from 'node:module';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import { run } from './run.mjs';

/**
 * @param {readonly string[]} parameters
 * @returns {Promise<number>} turbo's exit code
 */
export function turbo(...parameters) {
  const program = createRequire(import.meta.url).resolve('turbo/bin/turbo');
  return run(process.execPath, [program, ...parameters], { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' });
}

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) process.exitCode = await turbo(...argv.slice(2));
