import { join } from 'node:path';
import ts from 'typescript';
import { root } from './folder.ts';

/**
 * What the compiler says about programs that import `latent`, as a reader's project with strict types has it.
 *
 * @param programs code by a name of its own
 * @returns a line for each mistake
 */
export function typeErrors(programs: ReadonlyMap<string, string>): string[] {
  const files = new Map(
    Array.from(programs, ([name, code]) => [join(root, 'docs', `${name}.ts`), `${code}\nexport {};\n`]),
  );
  const host = ts.createCompilerHost(OPTIONS);
  const { readFile, fileExists, getSourceFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path) ?? readFile(path);
  host.getSourceFile = (path, target, ...rest) => {
    const code = files.get(path);
    return code === undefined ? getSourceFile(path, target, ...rest) : ts.createSourceFile(path, code, target);
  };
  const program = ts.createProgram([...files.keys()], OPTIONS, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const { line = 0 } = file?.getLineAndCharacterOfPosition(start) ?? {};
    const code = file?.text.split('\n')[line] ?? '';
    return `${file?.fileName ?? ''}:${line + 1}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}: ${code.trim()}`;
  });
}

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
  types: ['node'],
  typeRoots: [join(root, 'node_modules/@types')],
};
