import { counted, significant } from '@latent/charts/number';
import { describeDirection, describeUndetermined, type FitDocument, type NetworkDocument } from 'latent';
import type { Block, ReportInput, Section } from '../report.ts';

/** Below this ratio of singular values parameters are determined, but weakly. */
const WEAK = 1e-4;

/** Whether the data determine the parameters. */
export function identifiabilitySection({ fit }: ReportInput): Section {
  return { id: 'identifiability', title: 'Identifiability', blocks: blocksOf(fit) };
}

function blocksOf(fit: ReportInput['fit']): Block[] {
  const found = fit.identifiability;
  const { freeParameters } = fit;
  if (found === null)
    return [
      {
        kind: 'text',
        text: fit.warnings.find(({ code }) => code === 'IDENTIFIABILITY_NOT_CHECKED')?.message ?? 'It was not checked.',
      },
    ];
  if (found.identified) {
    const weak = found.weakest < WEAK && freeParameters > 0;
    return [
      {
        kind: 'text',
        text: `The data determine all parameters: rank ${found.rank} of ${freeParameters}, at this estimate and at almost every other point.${weak ? ` Some are determined only weakly (smallest ratio of singular values ${significant(found.weakest, 2)}).` : ''}`,
      },
    ];
  }
  const least = Math.min(found.rank, found.genericRank);
  return [
    {
      kind: 'text',
      text: `The data do NOT determine all parameters: rank ${least} of ${freeParameters}. The likelihood stays the same along ${counted(freeParameters - least, 'direction')}; where EM stops there depends on the start:`,
    },
    { kind: 'list', items: undetermined(fit) },
  ];
}

function undetermined(fit: ReportInput['fit']): string[] {
  const { model, identifiability } = fit;
  if (!identifiability) return [];
  return model.kind === 'network'
    ? describeUndetermined(model, identifiability as NonNullable<FitDocument<NetworkDocument>['identifiability']>)
    : identifiability.directions.map((direction) => describeDirection(model, direction));
}
