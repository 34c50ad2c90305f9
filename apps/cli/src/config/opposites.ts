import { type Command, Option } from 'commander';
import { configurable, configurableCommands, takesValue } from './options.ts';

/**
 * Gives every switch that a configuration can turn on a way to be off again for one call, and the other way round: `--no-strict`, `--color`.
 * Help does not list them.
 */
export function addOpposites(program: Command): void {
  const places = [program, ...configurableCommands(program)].flatMap((command) => configurable(program, command));
  const done = new Set<Option>();
  for (const { owner, option, key } of places) {
    if (done.has(option) || takesValue(option)) continue;
    done.add(option);
    owner.addOption(new Option(option.negate ? `--${key}` : `--no-${key}`).hideHelp());
  }
}
