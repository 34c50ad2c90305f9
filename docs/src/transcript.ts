import type { Folder } from './folder.ts';

/**
 * A transcript with its output as it is now: `$ ` begins a line for the shell (a backslash at its end continues it); what stands
 * below is the output, in which … stands for what is left out.
 *
 * @throws Error where a line fails without saying so: a failure is shown by `echo $?` or ends in `|| …`, or its output has `error[`
 */
export async function transcribe(folder: Folder, transcript: string): Promise<string> {
  const written: string[] = [];
  for (const { typed, shown } of turns(transcript)) {
    const { output, exitCode } = await folder.shell(typed.replaceAll('\\\n', ' '));
    if (exitCode !== 0 && !output.includes('error[')) throw new Error(`${typed}\nended with ${exitCode}:\n${output}`);
    written.push(`$ ${typed}\n`, matches(shown, output) ? shown : shortened(output, shown));
  }
  return written.join('');
}

/** An output in which lines that were shortened before stay so. */
function shortened(output: string, shown: string): string {
  const short = shown.split('\n').filter((line) => line.length > 1 && line.includes('…'));
  return output
    .split('\n')
    .map((line) => short.find((one) => matches(one, line)) ?? line)
    .join('\n');
}

/** Whether a text is shown by another in which … stands for anything. */
export function matches(shown: string, text: string): boolean {
  const pieces = shown.split('…').map((piece) => piece.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pieces.join('[\\s\\S]*?')}$`).test(text);
}

function turns(transcript: string): { typed: string; shown: string }[] {
  if (!transcript.startsWith('$ ')) throw new Error(`a transcript begins with "$ ":\n${transcript}`);
  return transcript
    .slice(2)
    .split(/^\$ /m)
    .map((turn) => {
      const [typed = ''] = /^(?:.*\\\n)*.*/.exec(turn) ?? [];
      return { typed, shown: turn.slice(typed.length + 1) };
    });
}
