import { execFile, execFileSync } from 'node:child_process';
import { BINARY } from './cli.ts';

const SCRIPT = 'script';

/** Runs latent on a pseudo-terminal of so many columns (util-linux `script`); stdout and stderr come as one. */
export function onTerminal(args: readonly string[], cwd: string, columns = 100): Promise<string> {
  const command = `stty cols ${columns} rows 40; exec ${[process.execPath, BINARY, ...args].map((part) => `'${part}'`).join(' ')}`;
  const { NO_COLOR: _, FORCE_COLOR: __, ...env } = process.env;
  return new Promise((resolve, reject) => {
    execFile(
      SCRIPT,
      ['-qec', command, '/dev/null'],
      { cwd, env: { ...env, TERM: 'xterm' }, maxBuffer: 2 ** 26 },
      (error, stdout) => (error ? reject(error) : resolve(stdout.replaceAll('\r\n', '\n'))),
    );
  });
}

/** True where there is that program. */
export function hasScript(): boolean {
  try {
    return execFileSync(SCRIPT, ['--version'], { encoding: 'utf8' }).includes('util-linux');
  } catch {
    return false;
  }
}
