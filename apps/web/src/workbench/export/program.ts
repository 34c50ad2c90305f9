import { jsonText } from '@latent/results';
import { isNetworkFit, type ModelDocument, parseGraph } from 'latent';
import type { FitRecord, ModelChoice } from '../../compute/lab.ts';

/** A TypeScript module that makes the same fit with npm `latent`. */
export function fitProgram({ fit, choice, settings }: FitRecord): string {
  const { seed, starts, tolerance, maxIterations } = settings;
  const options = { seed, starts, tolerance, maxIterations };
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const isKnown = choice.kind === 'mixture' && choice.known !== undefined;
  const more = [
    ...(typeof fit.options['weights'] === 'string' ? ['weights: readonly number[]'] : []),
    ...(isKnown ? ['known: readonly (string | null)[]'] : []),
  ];
  const taken = [
    ...given.map(([name, value]) => `${name}: ${JSON.stringify(value)}`),
    ...more.map((own) => own.slice(0, own.indexOf(':'))),
  ];
  const load = isNetworkFit(fit) ? 'networkModelFromJSON' : 'modelFromJSON';
  return `// npm install latent
import { ${load} } from 'latent';

const document = ${jsonText(unfitted(fit.model, choice)).trimEnd()};

/** A cell is a level or a number as the data have it; null is missing. */
type Row = Readonly<Record<string, string | number | null>>;

/** The fit that the lab made, with the same numbers. Rows in the order of the file. */
export function fitRows(rows: readonly Row[]${more.map((own) => `, ${own}`).join('')}) {
  return ${load}(document).fit(rows, { ${taken.join(', ')} });
}
`;
}

/** The model without what was estimated; classes and hidden levels have the names that they have before anybody names them. */
function unfitted(model: ModelDocument, choice: ModelChoice): ModelDocument {
  const { parameters, fixed = [], ...bare } = model;
  const kept = Object.fromEntries(Object.entries(parameters ?? {}).filter(([name]) => fixed.includes(name)));
  const rest = fixed.length > 0 ? { ...bare, fixed, parameters: kept } : bare;
  if (rest.kind === 'network') {
    const drawn = new Map(
      choice.kind === 'network' ? parseGraph(choice.graph).nodes.map((own) => [own.name, own]) : [],
    );
    return { ...rest, nodes: rest.nodes.map((own) => ({ ...own, levels: drawn.get(own.name)?.levels ?? own.levels })) };
  }
  if (choice.kind === 'mixture' && choice.known !== undefined) return rest;
  return { ...rest, latent: { ...rest.latent, levels: rest.latent.levels.map((_, k) => String(k + 1)) } };
}
