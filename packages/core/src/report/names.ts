import type { Mixture } from '../models/index.ts';

/** A parameter in words, and what it shares with others that move with it: the two entries of a binary vector are one group. */
export interface ParameterName {
  readonly text: string;
  readonly group: string;
}

/** The parts of a direction that weigh most, in words. */
export function nameDirection(
  model: Mixture,
  classNames: readonly string[],
  levels: readonly (readonly string[])[],
  direction: readonly number[],
): string {
  const parts = direction
    .map((value, index) => ({ value, index }))
    .filter(({ value }) => Math.abs(value) > 0.05)
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const seen = new Set<string>();
  const words: string[] = [];
  for (const { value, index } of parts) {
    const { text, group } = nameParameter(model, classNames, levels, index);
    if (seen.has(group)) continue;
    seen.add(group);
    words.push(`${text} ${value > 0 ? '+' : '−'}${Math.abs(value).toFixed(2)}`);
    if (words.length === 4) break;
  }
  return words.join(', ');
}

/** The name of entry `index` of the flat parameters: `P(party=left | 2)`. */
export function nameParameter(
  model: Mixture,
  classNames: readonly string[],
  levels: readonly (readonly string[])[],
  index: number,
): ParameterName {
  const at = model.parameters.blocks.findIndex(({ offset, size }) => index >= offset && index < offset + size);
  const block = model.parameters.blocks[at];
  if (!block) throw new RangeError(`no parameter ${index}`);
  if (at === 0)
    return { text: `P(${block.name}=${classNames[index]})`, group: model.classes === 2 ? block.name : `${index}` };
  const width = block.size / model.classes;
  const latent = Math.floor((index - block.offset) / width);
  const level = (index - block.offset) % width;
  const binary = width === 2;
  return {
    text: `P(${block.name}=${levels[at - 1]?.[level]} | ${classNames[latent]})`,
    group: binary ? `${block.name}:${latent}` : `${index}`,
  };
}
