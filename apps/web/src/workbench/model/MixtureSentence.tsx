import type { ReactNode } from 'react';
import type { Covariance, ModelSummary } from '../../compute/lab.ts';
import { NumberField } from '../../ui/NumberField.tsx';
import { Select } from '../../ui/Select.tsx';
import { itemsOf, knownColumn } from '../session/choice.ts';
import { type ModelDraft, session, useSession } from '../session/session.ts';

/** The mixture in a sentence, with the choices in their places. */
export function MixtureSentence({ model }: { readonly model: ModelSummary | undefined }): ReactNode {
  const { classes, covariance, pseudoCount } = useSession((own) => own.model);
  const items = useSession((own) => itemsOf(own).length);
  const known = useSession(knownColumn);
  const numbers = model?.columns.filter(({ family }) => family === 'gaussian').length ?? 0;
  return (
    <>
      <p className="sentence">
        Each row belongs to one of{' '}
        <NumberField
          label={<span className="hidden">Number of classes</span>}
          value={classes}
          min={1}
          max={1000}
          isWhole
          size={3}
          onChange={(next) => change({ classes: next ?? classes })}
        />{' '}
        hidden classes; inside a class the {items} {items === 1 ? 'item follows' : 'items follow'} the class's own
        distributions{numbers > 1 ? ', and ' : ' and are independent.'}
        {numbers > 1 && (
          <>
            the {numbers} measurements{' '}
            <Select<Covariance | 'auto'>
              label="Covariance"
              isLabelHidden
              value={covariance}
              options={optionsWith(model?.covariance)}
              onChange={(next) => change({ covariance: next })}
            />
            .
          </>
        )}
        {known !== undefined && <> Where “{known}” is given, the class is known.</>}
      </p>
      <details open={pseudoCount > 0}>
        <summary>A prior</summary>
        <NumberField
          label="Pseudo-count added to every class size and cell"
          value={pseudoCount}
          min={0}
          onChange={(next) => change({ pseudoCount: next ?? 0 })}
        />
        <p className="small quiet">
          0 is none: plain maximum likelihood. 0.5 or 1 keeps probabilities off 0 and 1; the objective is then the
          log-likelihood plus the log-prior.
        </p>
      </details>
    </>
  );
}

const COVARIANCES: readonly { readonly value: Covariance; readonly name: string }[] = [
  { value: 'full', name: 'vary together, each class in its own way (full)' },
  { value: 'tied', name: 'vary together, alike in all classes (tied)' },
  { value: 'diagonal', name: 'are independent, a variance each (diagonal)' },
  { value: 'spherical', name: 'are independent, one variance a class (spherical)' },
];

/** How `latent` says that a covariance was not found out. */
const ASKED = 'as asked for';

/** The covariances, and first the one that is taken where nothing is said. */
function optionsWith(
  found: ModelSummary['covariance'],
): { readonly value: Covariance | 'auto'; readonly name: string }[] {
  const name = COVARIANCES.find(({ value }) => found?.reason !== ASKED && value === found?.kind)?.name;
  return [{ value: 'auto', name: name === undefined ? 'vary as latent chooses' : `${name}, as found` }, ...COVARIANCES];
}

function change(changed: Partial<ModelDraft>): void {
  session.set({ model: { ...session.get().model, ...changed } });
}
