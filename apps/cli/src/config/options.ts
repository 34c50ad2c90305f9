import type { Command, Option } from 'commander';

/** The configuration that is taken where none is named. */
export const CONFIG_FILE = 'latent.config.json';

/** An option that a configuration can give, and the command that has it. */
export interface Configurable {
  readonly owner: Command;
  readonly option: Option;
  /** Its name in a configuration: the long flag, without `no-`. */
  readonly key: string;
}

/** What concerns one call only, and has no place in a configuration. */
const OF_ONE_CALL = new Set(['version', 'help', 'json', 'config', 'print-config', 'schema']);

/** The options of a command that a configuration can give, those of all commands first. */
export function configurable(program: Command, command: Command): Configurable[] {
  return [program, command].flatMap((owner) =>
    owner.options.flatMap((option) => {
      const key = keyOf(option);
      return option.hidden || OF_ONE_CALL.has(key) ? [] : [{ owner, option, key }];
    }),
  );
}

/** Every command that has options, as a configuration may name it. */
export function configurableCommands(program: Command): Command[] {
  return [...program.createHelp().visibleCommands(program)];
}

/** Every key of an option that some command takes. */
export function allKeys(program: Command): string[] {
  return [
    ...new Set(
      configurableCommands(program).flatMap((command) => configurable(program, command).map(({ key }) => key)),
    ),
  ];
}

/** `max-iterations` → `LATENT_MAX_ITERATIONS`. */
export const variableOf = (key: string): string => `LATENT_${key.replaceAll('-', '_').toUpperCase()}`;

/** True where the option takes a value; others are switched on or off. */
export const takesValue = ({ required, optional }: Option): boolean => required || optional;

function keyOf(option: Option): string {
  const name = (option.long ?? option.short ?? '').replace(/^--?/, '');
  return option.negate ? name.replace(/^no-/, '') : name;
}
