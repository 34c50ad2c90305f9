import type { Warning } from 'latent';
import { warningText } from './output/warnings.ts';
import { type Painter, painterFor } from './paint.ts';
import type { Interrupts } from './signals.ts';

export type Format = 'table' | 'json' | 'csv' | 'html' | 'md' | 'polca';
export type EngineName = 'auto' | 'wasm' | 'reference';

/** What every command gets beside its own options. */
export interface Context {
  readonly format: Format;
  readonly seed: number;
  /** The seed was named in the command. */
  readonly seedGiven: boolean;
  readonly quiet: boolean;
  readonly engine: EngineName;
  /** Tables are never shortened. */
  readonly all: boolean;
  /** Colours for stdout. */
  readonly paint: Painter;
  /** Colours for stderr. */
  readonly paintErr: Painter;
  readonly terminal: { readonly stdout: boolean; readonly stderr: boolean; readonly columns: number };
  /** Aborted by the first Ctrl-C; a command that never looks at it is ended at once instead. */
  readonly signal: AbortSignal;
  /** From here on Ctrl-C ends the program at once: nothing is left to finish. */
  endOnInterrupt(): void;
  /** Writes the result to stdout. */
  out(text: string): Promise<void>;
  /** A line on stderr, unless quiet. */
  note(text: string): void;
  /** Warnings with their fix on stderr, unless quiet. */
  warn(warnings: readonly Warning[]): void;
}

/** The flags that every command takes. */
export interface GlobalFlags {
  readonly format?: Format | undefined;
  readonly seed?: number | undefined;
  readonly quiet?: boolean | undefined;
  readonly engine?: EngineName | undefined;
  readonly all?: boolean | undefined;
  /** False after `--no-color`. */
  readonly color?: boolean | undefined;
  /** The options in force are asked for, not the command. */
  readonly printConfig?: boolean | undefined;
  /** The schema of what the command writes is asked for. */
  readonly schema?: boolean | undefined;
}

/** Puts flags, environment and terminal together. */
export function createContext(flags: GlobalFlags, interrupts: Interrupts): Context {
  const { format = 'table', seed = 1, quiet = false, engine = 'auto', all = false, color = true } = flags;
  const paintErr = painterFor(process.stderr, color);
  const note = (text: string): void => {
    if (!quiet) process.stderr.write(`${text}\n`);
  };
  return {
    format,
    seed,
    seedGiven: flags.seed !== undefined,
    quiet,
    engine,
    all,
    paint: painterFor(process.stdout, color),
    paintErr,
    terminal: {
      stdout: process.stdout.isTTY === true,
      stderr: process.stderr.isTTY === true,
      columns: process.stdout.columns || process.stderr.columns || 80,
    },
    get signal() {
      return interrupts.signal();
    },
    endOnInterrupt: interrupts.release,
    async out(text) {
      const { writeStdout } = await import('./io/stdout.ts');
      await writeStdout(text);
    },
    note,
    warn(warnings) {
      for (const warning of warnings) note(warningText(warning, paintErr).trimEnd());
    },
  };
}
