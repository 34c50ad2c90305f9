import { counted, NONE, probability, significant } from '@latent/charts/number';
import {
  checkMixtureFit,
  checkNetworkFit,
  columnNames,
  describeDirection,
  type Identifiability,
  type MixtureDocument,
  modelFromJSON,
} from 'latent';
import type { Context } from '../context.ts';
import { readModel } from '../data/readDocument.ts';
import { conditionalProbabilities } from '../output/classTables.ts';
import { featureText } from '../output/families.ts';
import { jsonText, marked } from '../output/json.ts';
import { numberTables } from '../output/numberTables.ts';
import { plain } from '../output/plain.ts';
import { formatTable } from '../output/table.ts';
import { figuresOf, fitText } from './figures.ts';
import type { InspectOptions } from './options.ts';

/** A card of a model or fit document. */
export async function inspectDocument(context: Context, path: string, options: InspectOptions): Promise<number> {
  const opened = await readModel(path);
  const { document, file, warnings } = opened;
  context.warn(warnings);
  if (document.kind === 'network') {
    const { inspectNetwork } = await import('../network/card.ts');
    const fit = opened.fit && checkNetworkFit(opened.fit, file);
    return inspectNetwork(context, { document, fit, file }, options);
  }
  const fit = opened.fit && checkMixtureFit(opened.fit, file);
  const model = modelFromJSON(document);
  context.endOnInterrupt();
  const identifiability = options.identifiability ? (fit?.identifiability ?? model.identifiability()) : undefined;
  const ofTheFit = fit?.identifiability !== undefined && fit.identifiability !== null;

  if (context.format === 'json')
    await context.out(
      jsonText(
        marked('latent-inspection', {
          file,
          format: fit ? 'latent-fit' : 'latent-model',
          kind: document.kind,
          latent: document.latent,
          classes: document.latent.levels.length,
          classSizes: sizesOf(document) ?? null,
          features: document.features,
          freeParameters: model.freeParameters,
          prior: document.prior ?? null,
          fixed: document.fixed ?? [],
          ...(fit ? { fit: figuresOf(fit) } : {}),
          ...(identifiability
            ? { identifiability: { at: ofTheFit ? 'estimate' : 'interior point, complete rows', ...identifiability } }
            : {}),
        }),
      ),
    );
  else
    await context.out(
      `${[modelText(context, document, model.freeParameters), ...(fit ? [fitText(fit)] : []), ...(identifiability ? [identifiabilityText(document, identifiability, ofTheFit)] : [])].join('\n')}`,
    );
  if (fit) context.warn(fit.warnings);
  return 0;
}

/** Class sizes, where the document has parameters. */
function sizesOf({ parameters, latent }: MixtureDocument): readonly number[] | undefined {
  const sizes: unknown = parameters && Object.hasOwn(parameters, latent.name) ? parameters[latent.name] : undefined;
  return Array.isArray(sizes) ? sizes.map(Number) : undefined;
}

function modelText(context: Context, document: MixtureDocument, freeParameters: number): string {
  const { paint, terminal } = context;
  const { latent, features, prior, fixed = [] } = document;
  const sizes = sizesOf(document);
  const layout = { width: terminal.stdout ? terminal.columns : undefined, paintTitles: paint.bold };
  const classes = latent.levels.map((level, k) => [level, sizes ? probability(sizes[k]) : '-']);
  const items = features.map((feature) => {
    const { name, levels } = feature;
    return [
      name,
      featureText(feature),
      levels ? String(levels.length) : NONE,
      levels ? levels.join(' ') : columnNames(feature).join(' '),
    ];
  });
  const remarks = [
    sizes ? undefined : 'no parameters: a model to be fitted',
    prior && prior.pseudoCount > 0 ? `prior: pseudo-count ${significant(prior.pseudoCount)}` : undefined,
    fixed.length > 0 ? `fixed: ${fixed.join(', ')}` : undefined,
  ].filter((remark) => remark !== undefined);
  return [
    plain(
      `${document.kind} with ${counted(latent.levels.length, 'class', 'classes')} of "${latent.name}", ${counted(features.length, 'feature')}, ${counted(freeParameters, 'free parameter')}`,
    ),
    ...remarks.map(plain),
    '',
    formatTable([{ title: latent.name, align: 'left' }, { title: 'share' }], classes, layout),
    formatTable(
      [
        { title: 'feature', align: 'left' },
        { title: 'family', align: 'left' },
        { title: 'levels' },
        { title: 'levels or columns, in order', align: 'left' },
      ],
      items,
      layout,
    ),
    ...(document.parameters
      ? [...conditionalProbabilities(context, document), ...numberTables(context, document)]
      : []),
  ].join('\n');
}

function identifiabilityText(
  document: MixtureDocument,
  { identified, rank, genericRank, freeParameters, weakest, directions }: Identifiability,
  ofTheFit: boolean,
): string {
  const where = ofTheFit
    ? 'at the estimate, with the missing cells of the data'
    : 'at an interior point, for complete rows';
  const ranks =
    rank === genericRank
      ? `rank ${rank} of ${freeParameters}`
      : `rank ${rank} of ${freeParameters} (${genericRank} at almost every other point)`;
  return [
    `identifiability ${where}: ${identified ? 'identified' : 'NOT identified'}, ${ranks}, weakest direction ${significant(weakest, 3)}`,
    ...(directions.length > 0 ? ['the likelihood does not change along'] : []),
    ...directions.map((direction) => `  ${plain(describeDirection(document, direction))}`),
    '',
  ].join('\n');
}
