import type { Mixture } from '../models/index.ts';
import type { Block } from '../statistics/index.ts';

/** A parameter in words, and what it shares with others that move with it: the two entries of a binary vector are one group. */
export interface ParameterName {
  readonly text: string;
  readonly group: string;
}

/** The parts of a direction that weigh most, in words. */
export function nameDirection(model: Mixture, classNames: readonly string[], direction: readonly number[]): string {
  return nameLargest(direction, (index) => nameParameter(model, classNames, index));
}

/** The largest four parts of a direction, each with how far it goes. */
export function nameLargest(direction: readonly number[], nameOf: (index: number) => ParameterName): string {
  const parts = direction
    .map((value, index) => ({ value, index }))
    .filter(({ value }) => Math.abs(value) > 0.05)
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const seen = new Set<string>();
  const words: string[] = [];
  for (const { value, index } of parts) {
    const { text, group } = nameOf(index);
    if (seen.has(group)) continue;
    seen.add(group);
    words.push(`${text} ${value > 0 ? '+' : '−'}${Math.abs(value).toFixed(2)}`);
    if (words.length === 4) break;
  }
  return words.join(', ');
}

/** The name of entry `index` of the flat parameters: `P(party=left | 2)`, `mean(x | 1)`, `covariance(y, z | 2)`. */
export function nameParameter(model: Mixture, classNames: readonly string[], index: number): ParameterName {
  const [sizes] = model.parameters.blocks as readonly Block[];
  if (sizes && index < sizes.size)
    return { text: `P(${sizes.name}=${classNames[index]})`, group: model.classes === 2 ? sizes.name : `${index}` };
  const feature = model.featureBlocks.findIndex((blocks) => blocks.some((own) => isInside(own, index)));
  const block = model.featureBlocks[feature]?.find((own) => isInside(own, index));
  if (!block) throw new RangeError(`no parameter ${index}`);
  const { shared, axes = [], offset, constraint, key } = block;
  const positions = unravel(index - offset, shared ? block.shape : block.shape.slice(1));
  const given = shared ? '' : ` | ${classNames[Math.floor((index - offset) / (block.size / model.classes))]}`;
  const name = model.emissions[feature]?.name as string;
  const labels = positions.map((position, axis) => axes[axis]?.[position] ?? name);
  if (constraint === 'simplex') {
    const binary = axes[0]?.length === 2;
    return { text: `P(${name}=${labels[0]}${given})`, group: binary ? `${name}:${given}` : `${index}` };
  }
  // A covariance and its mirror image are one parameter.
  const what = labels.length === 2 && labels[0] === labels[1] ? 'variance' : key;
  const shown = what === 'variance' ? labels.slice(0, 1) : labels;
  return {
    text: `${what}(${(shown.length > 0 ? shown : [name]).join(', ')}${given})`,
    group: `${name}:${key}:${given}:${[...labels].sort().join()}`,
  };
}

const isInside = ({ offset, size }: Block, index: number): boolean => index >= offset && index < offset + size;

/** The positions along the axes of a row-major array. */
function unravel(index: number, shape: readonly number[]): number[] {
  const out: number[] = [];
  let left = index;
  for (const extent of [...shape].reverse()) {
    out.unshift(left % extent);
    left = Math.floor(left / extent);
  }
  return out;
}
