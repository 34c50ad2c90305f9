import { join, relative } from 'node:path';
import ts from 'typescript';
import { root } from '../folder.ts';

/** An export of the package with its docstring. */
export interface Entry {
  readonly name: string;
  /** The file that declares it, relative to the sources of core. */
  readonly path: string;
  readonly text: string;
  /** Its declaration without bodies. */
  readonly signature: string;
  /** `@param`, `@returns` and `@throws`, in order. */
  readonly tags: readonly { readonly tag: string; readonly subject: string; readonly words: string }[];
  /** Its examples; those of the members of an interface stand in the signature. */
  readonly examples: readonly string[];
  /** The examples of its members. */
  readonly memberExamples: readonly string[];
}

const sources = join(root, 'packages/core/src');

/** Every export of `latent`, in the order in which the entry lists them. */
export function readEntries(): Entry[] {
  const entry = join(sources, 'index.ts');
  const program = ts.createProgram([entry], coreOptions());
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(entry) as ts.SourceFile) as ts.Symbol;
  return checker.getExportsOfModule(module).map((exported) => {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    const declarations = symbol.declarations ?? [];
    const tags = symbol.getJsDocTags();
    return {
      name: exported.name,
      path: relative(sources, (declarations[0] as ts.Declaration).getSourceFile().fileName),
      text: ts.displayPartsToString(symbol.getDocumentationComment(checker)),
      signature: declarations.filter(isPublic).map(signatureOf).join('\n'),
      tags: tags.filter(({ name }) => name !== 'example').map(readTag),
      examples: tags.filter(({ name }) => name === 'example').map(wordsOf),
      memberExamples: declarations.flatMap((declaration) =>
        ts.isInterfaceDeclaration(declaration) ? declaration.members.flatMap(examplesOf) : [],
      ),
    };
  });
}

function coreOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(root, 'packages/core/tsconfig.src.json'), ts.sys.readFile);
  return ts.parseJsonConfigFileContent(config, ts.sys, join(root, 'packages/core')).options;
}

/** Of overloads the last declaration has the body and is not seen from outside. */
const isPublic = (declaration: ts.Declaration, i: number, all: readonly ts.Declaration[]): boolean =>
  !(ts.isFunctionDeclaration(declaration) && declaration.body && i > 0 && all.length > 1);

function signatureOf(declaration: ts.Declaration): string {
  const node = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  const file = node.getSourceFile();
  const from = node.getStart(file);
  let text = node.getText(file);
  for (const body of bodiesOf(declaration).reverse())
    text = `${text.slice(0, body.getStart(file) - from).trimEnd()};${text.slice(body.getEnd() - from)}`;
  return text.replace(/^export /, '').replace(/^(function [\s\S]*);$/, '$1');
}

function bodiesOf(declaration: ts.Declaration): ts.Node[] {
  if (ts.isFunctionDeclaration(declaration)) return declaration.body ? [declaration.body] : [];
  if (!ts.isClassDeclaration(declaration)) return [];
  return declaration.members.flatMap((member) =>
    (ts.isMethodDeclaration(member) || ts.isConstructorDeclaration(member)) && member.body ? [member.body] : [],
  );
}

function readTag({ name, text = [] }: ts.JSDocTagInfo): Entry['tags'][number] {
  const subject = text.find(({ kind }) => kind === 'parameterName')?.text ?? '';
  const words = ts.displayPartsToString(text.filter(({ kind }) => kind !== 'parameterName')).trim();
  return { tag: name, subject, words };
}

const wordsOf = ({ text = [] }: ts.JSDocTagInfo): string => ts.displayPartsToString(text).trim();

const examplesOf = (member: ts.TypeElement): string[] =>
  ts
    .getJSDocTags(member)
    .filter(({ tagName }) => tagName.text === 'example')
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '');
