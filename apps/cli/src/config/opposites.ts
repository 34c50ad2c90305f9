import { type Command, Option } from 'commander';
import { configurable, takesValue } from './options.ts';

/**
 * Gives every switch of a command that a configuration can turn on a way to be off again for one call, and the other way round:
 * `--no-strict`, `--color`. Help does not list them.
 */
export function addOpposites(program: Command, command: Command): void {
  for (const { owner, option, key } of configurable(program, command))
    if (!takesValue(option)) owner.addOption(new Option(option.negate ? `--${key}` : `--no-${key}`).hideHelp());
}
