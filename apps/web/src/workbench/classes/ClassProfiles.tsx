import { ClassSizes, LevelProfiles, NumberProfiles } from '@latent/charts';
import { levelItems, numberItems } from '@latent/report/items';
import { numbersOf } from '@latent/report/parameters';
import type { FitDocument } from 'latent';
import { type ReactNode, useMemo } from 'react';
import { separations } from '../../numbers/separation.ts';
import { ChartPlace } from '../../pictures/ChartPlace.tsx';
import { Heatmap } from '../../pictures/Heatmap.tsx';
import { Arrange, type ArrangeProps } from './Arrange.tsx';
import { heatLines } from './heatLines.ts';
import { Separations } from './Separations.tsx';

export interface ClassProfilesProps {
  readonly fit: FitDocument;
  /** Where the names of the classes come from, if not from the person, and what the numbers are; may be empty. */
  readonly remark: string;
  readonly onArrange: ArrangeProps['onArrange'] | undefined;
}

/** The classes of a mixture: sizes, names and order, profiles, all numbers as a heatmap, and what separates them. */
export function ClassProfiles({ fit, remark, onArrange }: ClassProfilesProps): ReactNode {
  const { model } = fit;
  const { latent, parameters } = model;
  const names = latent.levels;
  const shares = numbersOf(parameters?.[latent.name]);
  const levels = useMemo(() => levelItems(model), [model]);
  const numbers = useMemo(() => numberItems(model), [model]);
  const apart = useMemo(() => (names.length > 1 ? separations(fit) : []), [fit, names]);
  return (
    <>
      {remark !== '' && <p className="quiet">{remark}</p>}
      {onArrange ? (
        <section aria-labelledby="arrange">
          <h2 id="arrange">Names and order</h2>
          <p className="quiet small">
            Drag a class, or use its arrows. The names are kept with the fit and stand in everything that you export.
          </p>
          <Arrange {...{ names, shares, onArrange }} />
        </section>
      ) : (
        <ChartPlace label="Class sizes" caption="Estimated share of each class.">
          <ClassSizes classes={names.map((name, k) => ({ name, share: shares[k] ?? 0 }))} title="estimated share" />
        </ChartPlace>
      )}
      <h2>Profiles</h2>
      {levels.length > 0 && (
        <ChartPlace
          label="Profiles of items"
          caption={`Probability of each answer in each class${levels.some((own) => own.levels.length === 2) ? '; of two answers the second' : ''}.`}
        >
          <LevelProfiles classes={names} items={levels} />
        </ChartPlace>
      )}
      {numbers.length > 0 && (
        <ChartPlace
          label="Profiles of columns of numbers"
          caption="Each column on its own scale; lines reach one standard deviation to both sides."
        >
          <NumberProfiles classes={names} items={numbers} />
        </ChartPlace>
      )}
      <Heatmap
        caption={`All numbers, item by class${numbers.length > 0 ? '; columns of numbers are shaded from the lowest class to the highest' : ''}`}
        classes={names}
        lines={heatLines(levels, numbers)}
      />
      {names.length > 1 && (
        <>
          <h2>What separates the classes</h2>
          <Separations separations={apart} classes={names} />
        </>
      )}
    </>
  );
}
