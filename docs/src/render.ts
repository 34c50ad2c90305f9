import ts from 'typescript';
import { type Folder, inFolder } from './folder.ts';
import { type Block, parsePage, writePage } from './page.ts';
import { matches, transcribe } from './transcript.ts';

/** Languages of blocks, and what is done with them. */
const RUN = ['js', 'ts'];
const KEPT = ['', 'sh', 'r', 'python', 'json', 'csv', 'bif', 'sql'];

/**
 * A page with all its outputs as they are now: its blocks are run in order, in one folder. `js` and `ts` are programs, and the `text`
 * block behind one is what it prints; `console` is a transcript of shell lines with their output; a block that shows a file is
 * written to it. Other code of ours there is not; `sh`, `r` and `python` are not run.
 *
 * @throws Error where a program fails, or prints and nothing shows it
 */
export function render(text: string): Promise<string> {
  const { prose, blocks } = parsePage(text);
  return inFolder(async (folder) => {
    const rendered: Block[] = [];
    for (const [i, block] of blocks.entries()) {
      const before = rendered.at(-1);
      if (block.file !== undefined) await folder.write(block.file, block.code);
      if (RUN.includes(block.language)) {
        const output = await runProgram(folder, block, i);
        if (output !== '' && blocks[i + 1]?.language !== 'text')
          throw new Error(`nothing shows the output:\n${output}`);
        rendered.push(
          block,
          ...(blocks[i + 1]?.language === 'text' ? [{ ...(blocks[i + 1] as Block), code: output }] : []),
        );
      } else if (block.language === 'console') rendered.push({ ...block, code: await transcribe(folder, block.code) });
      else if (block.language === 'text' && before !== undefined && RUN.includes(blocks[i - 1]?.language ?? ''))
        continue;
      else if (KEPT.includes(block.language)) rendered.push(block);
      else throw new Error(`a block of "${block.language}" is neither run nor known:\n${block.code}`);
    }
    const kept = rendered.map((block, i) =>
      matches(blocks[i]?.code ?? '', block.code) ? (blocks[i] as Block) : block,
    );
    return writePage({ prose, blocks: kept });
  });
}

async function runProgram(folder: Folder, { language, code }: Block, i: number): Promise<string> {
  const name = `program-${i}.mjs`;
  await folder.write(name, language === 'ts' ? withoutTypes(code) : code);
  const { output, exitCode } = await folder.shell(`node ${name}`);
  if (exitCode !== 0) throw new Error(`a program ended with ${exitCode}:\n${code}\n${output}`);
  return output;
}

const withoutTypes = (code: string): string =>
  ts.transpileModule(code, { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext } })
    .outputText;
