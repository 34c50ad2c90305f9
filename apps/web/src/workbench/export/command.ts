import { shellCommand } from '@latent/results';
import type { FitRecord, ItemChoice, Reading } from '../../compute/lab.ts';

/**
 * The command that makes the same fit.
 *
 * @param file name of the data file
 */
export function fitCommand({ choice, settings, fit }: FitRecord, reading: Reading, file: string): string {
  const { pseudoCount = 0 } = choice;
  const option = (name: string, value: string | number | undefined): string[] =>
    value === undefined ? [] : [`--${name}`, String(value)];
  const model =
    choice.kind === 'network'
      ? ['--graph', choice.graph.trim()]
      : [
          ...['-k', String(choice.classes)],
          ...['--columns', choice.columns.map(columnText).join(',')],
          ...option('covariance', choice.covariance),
          ...option('known', choice.known),
        ];
  return shellCommand([
    ...['latent', 'fit', file, ...model],
    ...option('weights', reading.weights),
    ...option('id', reading.id),
    ...option('missing', reading.missing),
    ...option('delimiter', reading.delimiter === '\t' ? 'tab' : reading.delimiter),
    ...(pseudoCount > 0 ? option('prior', pseudoCount) : []),
    ...option('starts', settings.starts),
    ...option('tolerance', settings.tolerance),
    ...option('max-iterations', settings.maxIterations),
    ...option('seed', settings.seed),
    ...['-o', 'fit.json'],
    ...(isHidden(fit) ? ['--rows', 'rows.csv'] : []),
  ]);
}

const isHidden = ({ model }: FitRecord['fit']): boolean =>
  model.kind === 'mixture' || model.nodes.some(({ latent }) => latent);

/** An item as `--columns` names it. */
function columnText({ name, family, trials }: ItemChoice): string {
  const safe = /^[\w .-]+$/.test(name) && name.trim() === name ? name : `"${name.replaceAll('"', '""')}"`;
  if (family === undefined) return safe;
  return trials === undefined ? `${safe}:${family}` : `${safe}:${family}(${trials})`;
}
