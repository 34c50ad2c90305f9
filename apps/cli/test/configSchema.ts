import type { Command } from 'commander';
import { type Configurable, configurable, configurableCommands, takesValue } from '../src/config/options.ts';
import { namesOf } from '../src/options.ts';

/** The JSON Schema of `latent.config.json`, from the tree of commands. `vitest -u` writes it anew. */
export function configSchema(program: Command): object {
  const commands = configurableCommands(program);
  const everywhere = new Map(
    commands.flatMap((command) => configurable(program, command).map((one) => [one.key, schemaOf(one)] as const)),
  );
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'latent-config.json',
    title: 'latent.config.json: defaults of options, of all commands and of single ones',
    type: 'object',
    properties: {
      $schema: { type: 'string' },
      ...Object.fromEntries(everywhere),
      ...Object.fromEntries(
        commands.map((command) => [
          command.name(),
          {
            type: 'object',
            description: command.description(),
            properties: Object.fromEntries(
              configurable(program, command).map((one) => [one.key, alike(schemaOf(one), one.key, everywhere)]),
            ),
            additionalProperties: false,
          },
        ]),
      ),
    },
    additionalProperties: false,
  };
}

/** A reference, where the option is the same in other commands. */
function alike(schema: object, key: string, everywhere: ReadonlyMap<string, object>): object {
  return JSON.stringify(schema) === JSON.stringify(everywhere.get(key)) ? { $ref: `#/properties/${key}` } : schema;
}

function schemaOf({ option }: Configurable): object {
  const { description } = option;
  if (!takesValue(option)) return { type: 'boolean', description };
  const names = namesOf(option);
  return names ? { enum: [...names], description } : { type: ['string', 'number'], description };
}
