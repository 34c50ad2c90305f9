import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { type Finding, findings } from '../doctor/machine.ts';
import { selfTest } from '../doctor/selfTest.ts';
import { EXIT } from '../errors.ts';
import { jsonText, marked } from '../output/json.ts';
import { plain } from '../output/plain.ts';
import { displayWidth } from '../output/width.ts';

/** `latent doctor`: whether this machine can run latent, and computes right. */
export async function doctor(context: Context, program: Command): Promise<number> {
  const test = await selfTest(context.engine, context.signal);
  const checks = await findings(context, program, test);
  const ok = checks.every((one) => one.ok);
  if (context.format === 'json') {
    const { checks: count, passed, largestError, engine } = test;
    const kernel = { checks: count, passed, largestError, engine };
    await context.out(
      jsonText(marked('latent-diagnosis', { format: 'latent-diagnosis', ok, checks, selfTest: kernel })),
    );
  } else await context.out(text(context, checks));
  return ok ? EXIT.ok : EXIT.internal;
}

function text({ paint, terminal }: Context, checks: readonly Finding[]): string {
  const width = terminal.stdout ? terminal.columns : Number.POSITIVE_INFINITY;
  const lines: string[] = [];
  for (const { name, value, ok } of checks) {
    const piece = plain(name === 'node' && ok ? `${name} ${value} ok` : `${name} ${value}`);
    const last = lines.at(-1);
    if (last !== undefined && displayWidth(last) + GAP.length + displayWidth(piece) <= width)
      lines[lines.length - 1] = `${last}${GAP}${piece}`;
    else lines.push(piece);
  }
  const wrong = checks.filter((one) => !one.ok).map(({ name, fix }) => `${paint.red(`${name}:`)} ${plain(fix ?? '')}`);
  return `${[...lines, ...wrong].join('\n')}\n`;
}

const GAP = '   ';
