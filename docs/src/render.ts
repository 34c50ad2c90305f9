import ts from 'typescript';
import { type Folder, inFolder } from './folder.ts';
import { type Block, parsePage, writePage } from './page.ts';
import { matches, transcribe } from './transcript.ts';

/** Blocks that stand as they are: formulas, commands to install, files, the code of others. */
const KEPT = ['', 'sh', 'r', 'python', 'sql', 'json', 'csv', 'bif'];

/**
 * A page with all its outputs as they are now. Its blocks are run in order, in one folder: `js` and `ts` are programs, and the `text` block
 * behind one is what it prints; `console` is a transcript of shell lines with their output; a block that shows a file is written to it.
 *
 * @throws Error where a program fails, where nothing shows what it prints, and where a block is of no kind that is run or known
 */
export function render(text: string): Promise<string> {
  const page = parsePage(text);
  return inFolder(async (folder) => {
    const blocks: Block[] = [];
    let printed: string | undefined; // by the program before
    for (const [i, block] of page.blocks.entries()) {
      if (block.language !== 'text') assertShown(printed);
      const { code, output } = await run(folder, block, printed, `program-${i}.mjs`);
      printed = output;
      blocks.push(matches(block.code, code) ? block : { ...block, code });
    }
    assertShown(printed);
    return writePage({ ...page, blocks });
  });
}

/** The code of a block as it should be, and what it prints where it is a program. */
async function run(
  folder: Folder,
  { language, code, file }: Block,
  printed: string | undefined,
  name: string,
): Promise<{ readonly code: string; readonly output?: string }> {
  if (file !== undefined) await folder.write(file, code);
  if (language === 'js') return { code, output: await runProgram(folder, name, code) };
  if (language === 'ts') return { code, output: await runProgram(folder, name, withoutTypes(code)) };
  if (language === 'console') return { code: await transcribe(folder, code) };
  if (language === 'text' && printed !== undefined) return { code: printed };
  if (KEPT.includes(language) && !(language === '' && code.startsWith('$ '))) return { code };
  throw new Error(`a block of "${language}" is neither run nor known:\n${code}`);
}

async function runProgram(folder: Folder, name: string, code: string): Promise<string> {
  await folder.write(name, code);
  const { output, exitCode } = await folder.shell(`node ${name}`);
  if (exitCode !== 0) throw new Error(`a program ended with ${exitCode}:\n${code}\n${output}`);
  return output;
}

function assertShown(printed: string | undefined): void {
  if (printed) throw new Error(`no text block shows what a program prints:\n${printed}`);
}

function withoutTypes(code: string): string {
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  return ts.transpileModule(code, { compilerOptions }).outputText;
}
