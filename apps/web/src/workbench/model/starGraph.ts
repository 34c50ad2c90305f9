import { itemsOf } from '../session/choice.ts';
import type { Session } from '../session/session.ts';
import { graphText } from './graph.ts';

/** The graph to begin with: one hidden node above all categorical items, as the mixture has it. */
export function starGraph(session: Session): string {
  const { data, model } = session;
  const categorical = new Set(
    data?.columns.filter(({ inferred }) => inferred?.family === 'categorical').map(({ name }) => name),
  );
  const items = itemsOf(session).filter(({ name, family }) =>
    family === undefined ? categorical.has(name) : family === 'categorical' || family === 'bernoulli',
  );
  const names = items.map(({ name }) => name);
  const hidden = names.includes('Class') ? 'Hidden class' : 'Class';
  const levels = Array.from({ length: model.classes }, (_, k) => String(k + 1));
  const children = names.map((name) => ({ name, levels: undefined, latent: false, parents: [hidden] }));
  return graphText({ nodes: [{ name: hidden, levels, latent: true, parents: [] }, ...children] });
}
