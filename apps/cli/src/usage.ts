import { nearest } from '@latent/files/nearest';
import type { Command, CommanderError } from 'commander';
import { UsageError } from './errors.ts';

/** What commander refused, in the shape of every other error, with the nearest name. */
export function usageError(program: Command, error: CommanderError, argv: readonly string[]): UsageError {
  const command = program.commands.find((one) => argv.includes(one.name()));
  const help = `See latent ${command ? `${command.name()} ` : ''}--help.`;
  const message = (error.message.replace(/^error: /, '').split('\n')[0] as string).replace(/\.$/, '');
  if (error.code === 'commander.help' || error.code === 'commander.helpDisplayed')
    return new UsageError(
      'BAD_OPTION',
      'no command is given',
      `Commands are: ${commandNames(program).join(', ')}. ${help}`,
    );
  const name = /'([^']*)'/.exec(message)?.[1] ?? '';
  if (error.code === 'commander.unknownCommand')
    return new UsageError(
      'BAD_OPTION',
      message,
      suggestion(nearest(name, commandNames(program)), `Commands are: ${commandNames(program).join(', ')}.`),
    );
  if (error.code !== 'commander.unknownOption') return new UsageError('BAD_OPTION', message, help);
  const flags = [program, ...(command ? [command] : [])].flatMap(({ options }) =>
    options.filter((option) => !option.hidden).flatMap(({ long }) => (long ? [long] : [])),
  );
  return new UsageError(
    'BAD_OPTION',
    message,
    suggestion(nearest(name.split('=')[0] as string, [...flags, '--help']), help),
    { option: name },
  );
}

function commandNames(program: Command): string[] {
  return program
    .createHelp()
    .visibleCommands(program)
    .map((command) => command.name());
}

function suggestion(name: string | undefined, otherwise: string): string {
  return name === undefined ? otherwise : `Did you mean ${name}? ${otherwise}`;
}
