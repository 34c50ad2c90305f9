import type { NetworkPrior, NodeDocument } from '../document/index.ts';
import { NUMBER } from './cursor.ts';
import { quoted } from './names.ts';
import type { Token } from './scan.ts';

// What documents say and BIF has no words for stands in properties, which other readers pass over.

/** What properties say of a variable. */
export interface Said {
  latent?: boolean;
  fixed?: boolean;
  tied?: string;
  labels: [level: string, label: string][];
}

/** Takes a variable's property where it is one of ours; false where it is another program's. */
export function readProperty([key, equals, value, more, ...rest]: readonly Token[], said: Said): boolean {
  if (key?.kind !== 'word' || equals?.text !== '=' || value === undefined || rest.length > 0) return false;
  if (more) {
    if (key.text !== 'levelLabel' || value.kind !== 'string' || more.kind !== 'string') return false;
    said.labels.push([value.text, more.text]);
    return true;
  }
  if (key.text === 'tied') said.tied = value.text;
  else if ((key.text !== 'latent' && key.text !== 'fixed') || !/^(?:true|false)$/.test(value.text)) return false;
  else said[key.text] = value.text === 'true';
  return true;
}

/** The prior that a property of the network states; undefined where it is another program's property. */
export function readPrior([key, equals, value, ...rest]: readonly Token[]): NetworkPrior | undefined {
  if (equals?.text !== '=' || value === undefined || rest.length > 0 || !NUMBER.test(value.text)) return undefined;
  const number = Number(value.text);
  if (!(number >= 0) || !Number.isFinite(number)) return undefined;
  if (key?.text === 'pseudoCount') return { pseudoCount: number };
  return key?.text === 'equivalentSampleSize' ? { equivalentSampleSize: number } : undefined;
}

/** A variable's properties, as lines of its block. */
export function propertiesOf({ latent, tied, labels = {} }: NodeDocument, isFixed: boolean): string {
  return [
    latent ? 'latent = "true"' : [],
    isFixed ? 'fixed = "true"' : [],
    tied === undefined ? [] : `tied = ${quoted(tied)}`,
    Object.entries(labels).map(([level, label]) => `levelLabel = ${quoted(level)} ${quoted(label)}`),
  ]
    .flat()
    .map((property) => `  property ${property} ;\n`)
    .join('');
}

export function priorProperty(prior: NetworkPrior | undefined): string {
  return Object.entries(prior ?? {})
    .map(([key, value]) => `  property ${key} = "${value}" ;\n`)
    .join('');
}
