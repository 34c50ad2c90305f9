import { createProgram } from '../../../apps/cli/src/program.ts';
import { cell, GENERATED, oneLine } from './markdown.ts';

type Command = ReturnType<typeof createProgram>;
type Option = Command['options'][number];
type Argument = Command['registeredArguments'][number];

/** The tree of all commands; nothing is ever run. */
const program: Command = createProgram(
  () => {
    throw new Error('a reference runs no command');
  },
  () => undefined,
);

/** Every command that help shows, with its flags, those for all commands among them. */
export const flagsByCommand = (): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(
    visibleCommands().map((command) => [
      command.name(),
      new Set(
        [program, command].flatMap(({ options }) => options.flatMap(({ short, long }) => [short ?? '', long ?? ''])),
      ),
    ]),
  );

const visibleCommands = (): readonly Command[] => program.createHelp().visibleCommands(program);

/** The page of all commands, arguments and options, from the tree of commands itself. */
export function cliPage(): string {
  const commands = visibleCommands();
  return `# The command line

${GENERATED}

${oneLine(program.description())}

\`latent --help\` and \`latent <command> --help\` print what stands here.

| command | |
|---|---|
${commands.map((command) => `| [${command.name()}](#latent-${command.name()}) | ${cell(command.description())} |`).join('\n')}

Results go to stdout and nothing else does; progress, notes, warnings and errors go to stderr. \`-\` is standard input. Options may stand
before or behind the command.

## All commands

${optionTable(program.createHelp().visibleOptions(program))}

\`\`\`
${closingWords()}
\`\`\`

${commands.map(section).join('\n')}`;
}

function section(command: Command): string {
  const given = command.registeredArguments;
  return `## latent ${command.name()}

\`${usage(command)}\`

${sentence(command.description())}

${given.length > 0 ? `${argumentTable(given)}\n\n` : ''}${optionTable(command.createHelp().visibleOptions(command).filter(isOwn))}
`;
}

const isOwn = (option: Option): boolean => option.long !== '--help';

const usage = (command: Command): string => `latent ${command.name()} ${command.usage()}`;

const sentence = (text: string): string => oneLine(`${text.charAt(0).toUpperCase()}${text.slice(1)}.`);

const argumentTable = (given: readonly Argument[]): string =>
  table(
    'argument',
    given.map((argument) => [
      argument.required ? `<${argument.name()}>` : `[${argument.name()}]`,
      argument.description,
    ]),
  );

const optionTable = (options: readonly Option[]): string =>
  options.length === 0
    ? 'It has no options of its own.'
    : table(
        'option',
        options.map((option) => [option.flags, `${option.description}${defaultOf(option)}`]),
      );

const defaultOf = ({ defaultValue, negate }: Option): string =>
  defaultValue === undefined || negate ? '' : ` (default ${String(defaultValue)})`;

const table = (title: string, lines: readonly (readonly [string, string])[]): string =>
  `| ${title} | |\n|---|---|\n${lines.map(([name, text]) => `| \`${name.replaceAll('|', '\\|')}\` | ${cell(text)} |`).join('\n')}`;

/** What `latent --help` ends with: examples and exit codes. */
function closingWords(): string {
  let help = '';
  program.configureOutput({
    writeOut: (text) => {
      help += text;
    },
  });
  program.outputHelp();
  return help.slice(help.indexOf('Examples:')).trim();
}
