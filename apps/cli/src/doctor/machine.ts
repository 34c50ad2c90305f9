import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { readConfig } from '../config/file.ts';
import type { Context } from '../context.ts';
import { problemOf } from '../errors.ts';
import { installedCompletion } from './completion.ts';
import type { SelfTest } from './selfTest.ts';

/** One thing that was looked at. */
export interface Finding {
  readonly name: string;
  readonly value: string;
  readonly ok: boolean;
  /** How to mend it, or what could be had. */
  readonly fix: string | null;
}

/** The oldest version of Node with everything that latent uses. */
const LEAST_NODE = 20;

/** What there is on this machine; only what keeps latent from working is not ok. */
export async function findings(context: Context, program: Command, test: SelfTest): Promise<Finding[]> {
  return [
    node(),
    simd(),
    fine('threads', String(availableParallelism())),
    kernel(test),
    fine('colour', context.paint.isColorSupported ? 'on' : 'off'),
    fine('width', context.terminal.stdout ? String(context.terminal.columns) : 'no terminal'),
    await completion(),
    config(program),
  ];
}

const fine = (name: string, value: string): Finding => ({ name, value, ok: true, fix: null });

function node(): Finding {
  const { node: version } = process.versions;
  const ok = Number(version.split('.')[0]) >= LEAST_NODE;
  return { name: 'node', value: version, ok, fix: ok ? null : `Install Node ${LEAST_NODE} or newer.` };
}

function simd(): Finding {
  const ok = typeof WebAssembly === 'object' && WebAssembly.validate(SIMD);
  const fix = 'Use a Node with WebAssembly SIMD; without it latent computes the same, several times slower.';
  return { name: 'wasm simd', value: ok ? 'ok' : 'no', ok, fix: ok ? null : fix };
}

/** The smallest module that needs SIMD: a function that returns i8x16.popcnt of i8x16.splat 0. */
const SIMD = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3],
  ...[2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
);

function kernel({ checks, passed, largestError, engine }: SelfTest): Finding {
  const ok = passed === checks;
  const value = `${passed}/${checks} (${engine}, exact enumeration, max error ${largestError.toExponential(0)})`;
  const fix = `The numbers of this machine are wrong: please report it with this output, and try --engine ${engine === 'reference' ? 'wasm' : 'reference'}.`;
  return { name: 'kernel self-test', value, ok, fix: ok ? null : fix };
}

async function completion(): Promise<Finding> {
  const place = await installedCompletion();
  if (place !== undefined) return fine('completion', place);
  return {
    name: 'completion',
    value: 'not installed',
    ok: true,
    fix: 'latent completion --help says how, if you want it.',
  };
}

function config(program: Command): Finding {
  try {
    return fine('config', readConfig(program, process.env['LATENT_CONFIG'] || undefined)?.file ?? 'none');
  } catch (error) {
    const problem = problemOf(error);
    if (problem === undefined) throw error;
    return { name: 'config', value: problem.message, ok: false, fix: problem.fix };
  }
}
