import { createElement, type ReactNode } from 'react';
import type { MathNode } from '../../scripts/mathTree.ts';
import { type Explain, useExplain } from '../ui/explanation.ts';

export interface FormulaProps {
  /** What a `.tex` file is compiled to. */
  readonly of: MathNode;
  /** The numbers in the formula's live places, as they are to be shown. */
  readonly live?: Readonly<Record<string, string>>;
  /** The formula as it is read aloud. */
  readonly label?: string;
}

/**
 * A formula in MathML, with live numbers that can be asked how they come about. To those who hear it a formula is one thing, with nothing in it
 * to come to by keys: so behind it stands a hidden button for each number that answers.
 */
export function Formula({ of, live = {}, label }: FormulaProps): ReactNode {
  const explain = useExplain();
  return (
    <div className="formula">
      {drawn(of, { live, explain }, label === undefined ? {} : { 'aria-label': label })}
      {Object.entries(live).map(
        ([place, number]) =>
          explain(place) && (
            <button key={place} type="button" className="hidden asks" tabIndex={0} data-stands-for={place}>
              {number}
            </button>
          ),
      )}
    </div>
  );
}

interface Places {
  readonly live: Readonly<Record<string, string>>;
  readonly explain: Explain;
}

function drawn([tag, attributes, ...children]: MathNode, places: Places, more = {}): ReactNode {
  const { class: name, style: _, ...rest } = attributes;
  const place = name
    ?.split(' ')
    .find((part) => part.startsWith('live:'))
    ?.slice('live:'.length);
  if (place !== undefined) {
    const number = places.live[place];
    if (number === undefined)
      throw new TypeError(`the formula has a live place "${place}", and no number was given for it`);
    const isKnown = places.explain(place) !== undefined;
    return createElement('mn', { className: isKnown ? 'live asks' : 'live', 'data-live': place }, number);
  }
  const inner = children.map((child) => (typeof child === 'string' ? child : drawn(child, places)));
  return createElement(tag, { ...rest, ...more, ...(name === undefined ? {} : { className: name }) }, ...inner);
}
