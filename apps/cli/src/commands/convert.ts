import { counted } from '@latent/charts/number';
import { LatentError, type ModelDocument, type Warning, writeBif } from 'latent';
import type { Context } from '../context.ts';
import { readModel } from '../data/readDocument.ts';
import { UsageError } from '../errors.ts';
import { writeFileAtomic } from '../io/index.ts';
import { jsonText } from '../output/json.ts';
import { assertOutputs } from '../outputs.ts';

export interface ConvertOptions {
  /** The form of the result; by default that of the output's extension. */
  readonly to?: Form | undefined;
}

type Form = 'json' | 'bif';

/** `latent convert <in> <out>`: a network as BIF, or a model (of a fit: its model) as a JSON document. What the input is, its content says. */
export async function convert(
  context: Context,
  input: string,
  output: string,
  options: ConvertOptions,
): Promise<number> {
  const form = options.to ?? formOf(output);
  if (output !== '-') await assertOutputs(input, { output });
  const { document, warnings, file } = await readModel(input);
  const written = form === 'bif' ? asBif(document, file) : { text: asJson(document), warnings: [] };
  context.warn([...warnings, ...written.warnings]);
  await writeFileAtomic(output, [written.text]);
  if (output !== '-') context.note(`wrote ${output} (${described(document)})`);
  return 0;
}

function formOf(output: string): Form {
  const extension = /\.(json|bif)$/i.exec(output)?.[1]?.toLowerCase();
  if (extension === 'json' || extension === 'bif') return extension;
  throw new UsageError(
    'BAD_OPTION',
    output === '-'
      ? 'the output is "-", which does not say in what form'
      : `"${output}" ends neither in .json nor in .bif`,
    'Say it: --to json, or --to bif.',
    { option: 'to' },
  );
}

function asBif(
  document: ModelDocument,
  file: string,
): { readonly text: string; readonly warnings: readonly Warning[] } {
  if (document.kind === 'network') return writeBif(document);
  throw new LatentError(
    'WRONG_KIND',
    'this is a mixture, and BIF holds networks',
    'Convert it to JSON, or give a network.',
    { file },
  );
}

function asJson({ $schema: _, ...document }: ModelDocument): string {
  return jsonText({ $schema: 'latent/schemas/latent-model.json', ...document });
}

function described(document: ModelDocument): string {
  return document.kind === 'network'
    ? `a network of ${counted(document.nodes.length, 'node')}`
    : `a mixture of ${counted(document.features.length, 'feature')}`;
}
