import { CommanderError } from 'commander';
import { commandFirst } from './arguments.ts';
import { type Settled, settle } from './config/settle.ts';
import { createContext } from './context.ts';
import { EXIT, exitCodeOf, isInterruption } from './errors.ts';
import { errorText } from './output/problem.ts';
import { painterFor } from './paint.ts';
import { createProgram } from './program.ts';
import { listenForInterrupts } from './signals.ts';
import { usageError } from './usage.ts';

/**
 * Runs a command line.
 *
 * @param argv what stands after `latent`
 * @returns the exit code; nothing is thrown
 */
export async function main(argv: readonly string[]): Promise<number> {
  process.stderr.on('error', () => undefined); // whoever read the messages went away
  const isJson = asksForJson(argv);
  let settled: Settled | undefined;
  const fail = (error: unknown): number => {
    const paint = painterFor(process.stderr, !argv.includes('--no-color'));
    if (isInterruption(error)) process.stderr.write('interrupted: nothing to write yet\n');
    else process.stderr.write(errorText(error, isJson || settled?.json ? 'json' : 'table', paint));
    return exitCodeOf(error);
  };
  process.on('uncaughtException', (error) => process.exit(fail(error)));

  const interrupts = listenForInterrupts();
  let exitCode: number = EXIT.ok;
  const program = createProgram(
    (flags) => createContext(flags, interrupts),
    (code) => {
      exitCode = code;
    },
  );
  try {
    const words = commandFirst(program, argv);
    settled = await settle(program, words);
    await program.parseAsync(words, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) return fail(settled?.explained(error) ?? error);
    if (error.exitCode === 0) return EXIT.ok; // help or version, already printed
    return fail(usageError(program, error, argv));
  }
}

function asksForJson(argv: readonly string[]): boolean {
  return argv.some(
    (argument, i) =>
      argument === '--json' || argument === '--format=json' || (argument === '--format' && argv[i + 1] === 'json'),
  );
}
