import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The root of the checkout, with a trailing slash. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a command in the root of the checkout, its output on ours, and no input.
 *
 * @param {string} command
 * @param {readonly string[]} parameters
 * @param {NodeJS.ProcessEnv} [environment] set beside our own
 * @returns {Promise<number>} the exit code; 1 where a signal ended it
 */
export function run(command, parameters, environment = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...environment },
    });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/**
 * As `run`, and ends this process with one line where the command fails.
 *
 * @param {string} what the step, for the message
 * @param {string} command
 * @param {readonly string[]} parameters
 * @param {NodeJS.ProcessEnv} [environment]
 */
export async function mustRun(what, command, parameters, environment) {
  const code = await run(command, parameters, environment);
  if (code !== 0) fail(`${what} failed (exit code ${code})`);
}

/**
 * Ends this process with a message.
 *
 * @param {string} message
 * @returns {never}
 */
export function fail(message) {
  process.stderr.write(`\n${message}\n`);
  process.exit(1);
}

/** A heading between the steps. @param {string} title */
export function heading(title) {
  process.stdout.write(`\n── ${title} ${'─'.repeat(Math.max(0, 76 - title.length))}\n`);
}
