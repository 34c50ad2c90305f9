import { counted, NONE } from '@latent/charts/number';
import { describeDirection, type Identifiability, modelFromJSON, type Warning } from 'latent';
import type { Context } from '../context.ts';
import type { ReadData } from '../data/readData.ts';
import { EXIT } from '../errors.ts';
import { dataFacts, listed } from '../output/dataFacts.ts';
import { formatFacts } from '../output/facts.ts';
import { modelLines, modelled } from '../output/families.ts';
import { identifiedText } from '../output/identified.ts';
import { jsonText, marked } from '../output/json.ts';
import { plain } from '../output/plain.ts';
import { formatTable } from '../output/table.ts';
import type { ChosenModel } from './model.ts';
import { plannedRank } from './plannedRank.ts';
import type { FitRequest } from './request.ts';

/** `latent fit --dry-run`: what would be fitted, and whether these data can determine it; nothing is fitted or written. */
export function dryRun(context: Context, read: ReadData, chosen: ChosenModel, request: FitRequest): Promise<number> {
  context.endOnInterrupt();
  const model = modelFromJSON(chosen.document);
  const plan = { freeParameters: model.freeParameters, ...plannedRank(context, model, read.table, MANY) };
  return print(context, read, chosen, request, plan);
}

interface Plan {
  readonly freeParameters: number;
  readonly identifiability: Identifiability | null;
  readonly warnings: readonly Warning[];
}

async function print(
  context: Context,
  read: ReadData,
  chosen: ChosenModel,
  request: FitRequest,
  { freeParameters, identifiability, warnings: planned }: Plan,
): Promise<number> {
  const { document, inferred, covariance, known } = chosen;
  const warnings = [...chosen.warnings, ...read.table.warnings, ...planned];
  const schema = document.features.flatMap((feature) =>
    modelled(feature).map((name) => {
      const own = inferred?.find((column) => column.name === name);
      const { family, levels = [], trials } = feature;
      const item = { name, family: own?.family ?? family, reason: own?.reason ?? 'model document', levels };
      return trials === undefined ? item : { ...item, trials };
    }),
  );
  if (context.format === 'json') {
    const { rows } = read.table;
    const data = { rows, columns: schema.map(({ name }) => name), knownRows: known?.rows ?? 0, sha256: read.sha256 };
    const json = {
      format: 'latent-plan',
      data,
      columns: schema,
      covariance: covariance ?? null,
      model: document,
      freeParameters,
      identifiability,
      warnings,
    };
    await context.out(jsonText(marked('latent-plan', json)));
    return EXIT.ok;
  }
  const facts = formatFacts(
    [
      ...dataFacts({
        read,
        model: document,
        inferred,
        covariance,
        known,
        weightsColumn: request.weights,
        warnings,
      }).filter(([label, ...lines]) => label !== 'columns' && lines.length > 0),
      ['model', ...modelLines(document, counted(freeParameters, 'free parameter')).map(plain)],
      ['classes', plain(listed(document.latent.levels))],
      [
        'identified',
        identifiedText(identifiability, freeParameters, warnings),
        ...(identifiability?.directions ?? [])
          .slice(0, MOST_DIRECTIONS)
          .map((direction) => `along ${plain(describeDirection(document, direction))}`),
      ],
    ],
    context.paint.bold,
  );
  const table = formatTable(
    [
      { title: 'item', align: 'left' },
      { title: 'family', align: 'left' },
      { title: 'levels', align: 'left' },
      { title: 'why', align: 'left' },
    ],
    schema.map(({ name, family, reason, levels }) => [
      name,
      family,
      levels.length === 0 ? NONE : `${levels.length}: ${levels.join(', ')}`,
      reason,
    ]),
    { paintTitles: context.paint.bold, width: context.terminal.stdout ? context.terminal.columns : undefined },
  );
  await context.out(`${facts}\n${table}\nnothing was fitted (--dry-run)\n`);
  context.warn(warnings.filter(({ code }) => code !== 'MISSING_TOKENS'));
  return EXIT.ok;
}

const MOST_DIRECTIONS = 5;
/** Above this many free parameters the check may take more than a few seconds. */
const MANY = 300;
