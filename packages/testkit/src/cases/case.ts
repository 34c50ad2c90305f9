import type { MixtureDocument } from 'latent';
import type { FrontEnd } from '../frontends/front.ts';
import type { EngineName } from '../problem.ts';
import type { References } from '../references.ts';

export interface CaseRunner {
  readonly front: FrontEnd;
  readonly engine: EngineName;
  /** Absent where the folder of references is absent: cases that need it are skipped then. */
  readonly references: References | undefined;
}

/** A result that is known from elsewhere: published, in closed form, or by brute force. */
export interface Case {
  readonly says: string;
  readonly needsReferences?: true;
  check(runner: CaseRunner): Promise<void>;
}

/** A model document from items and levels. */
export function mixtureOf(
  classes: readonly string[],
  items: Readonly<Record<string, readonly string[]>>,
  latent = 'class',
): MixtureDocument {
  return {
    format: 'latent-model',
    version: 1,
    kind: 'mixture',
    latent: { name: latent, levels: classes },
    features: Object.entries(items).map(([name, levels]) => ({ name, family: 'categorical', levels })),
  };
}

/** Names of classes without names: 1, 2, 3, … */
export const numbered = (classes: number): string[] => Array.from({ length: classes }, (_, k) => String(k + 1));
