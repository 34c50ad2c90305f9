export { jsonText } from '@latent/results';

/** The documents that the command line writes, beside those of the library; `latent <command> --schema` prints their schemas. */
type CommandSchema =
  | 'latent-diagnosis'
  | 'latent-explanation'
  | 'latent-inspection'
  | 'latent-options'
  | 'latent-plan'
  | 'latent-posteriors'
  | 'latent-query'
  | 'latent-score'
  | 'latent-verification';

/** A document with its schema and version in front. */
export function marked<Content extends object>(schema: CommandSchema, content: Content) {
  return { $schema: `latent-cli/schemas/${schema}.json`, version: 1, ...content };
}

/** The same, as the beginning of a document that is written piece by piece: an object without its end. */
export function markedStart(schema: CommandSchema, content: object): string {
  return JSON.stringify(marked(schema, content)).slice(0, -1);
}
