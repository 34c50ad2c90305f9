import type { ColumnSummary, ItemChoice, ModelChoice } from '../../compute/lab.ts';
import type { ColumnKind, Family, Session } from './session.ts';

/** What a column is: as a person said, or else as the data say. */
export function kindOf({ kinds, reading }: Pick<Session, 'kinds' | 'reading'>, column: ColumnSummary): ColumnKind {
  if (column.name === reading.id) return 'id';
  if (column.name === reading.weights) return 'weight';
  const kind = Object.hasOwn(kinds, column.name) ? (kinds[column.name] as ColumnKind) : 'auto';
  if (kind !== 'auto') return kind;
  if (column.name === KNOWN && column.levels.length > 0) return 'known';
  return column.inferred ? 'auto' : 'ignore';
}

/** A column of this name holds known classes, as for the command line. */
const KNOWN = 'class';

/** The columns that are items, with the families that were given to them. */
export function itemsOf(session: Session): ItemChoice[] {
  const { data, trials } = session;
  return (data?.columns ?? []).flatMap((column) => {
    const kind = kindOf(session, column);
    if (OTHER_PARTS.has(kind)) return [];
    const { name } = column;
    const own = Object.hasOwn(trials, name) ? trials[name] : undefined;
    return [
      { name, ...(kind === 'auto' ? {} : { family: kind as Family }), ...(own === undefined ? {} : { trials: own }) },
    ];
  });
}

const OTHER_PARTS: ReadonlySet<ColumnKind> = new Set(['ignore', 'id', 'weight', 'known']);

/** The column that holds known classes, if one does. */
export const knownColumn = (session: Session): string | undefined =>
  session.data?.columns.find((column) => kindOf(session, column) === 'known')?.name;

/** The model of the session; undefined where there are no data or nothing to fit. */
export function choiceOf(session: Session): ModelChoice | undefined {
  const { data, model } = session;
  if (!data) return undefined;
  const { pseudoCount } = model;
  if (model.kind === 'network') {
    if (model.graph === undefined || model.graph.trim() === '') return undefined;
    return { kind: 'network', graph: model.graph, pseudoCount };
  }
  const columns = itemsOf(session);
  if (columns.length === 0) return undefined;
  const known = knownColumn(session);
  const isGaussian = ({ name, family }: ItemChoice): boolean =>
    (family ?? data.columns.find((column) => column.name === name)?.inferred?.family) === 'gaussian';
  const { classes, covariance } = model;
  return {
    kind: 'mixture',
    classes,
    columns,
    pseudoCount,
    ...(known === undefined ? {} : { known }),
    ...(covariance === 'auto' || !columns.some(isGaussian) ? {} : { covariance }),
  };
}
