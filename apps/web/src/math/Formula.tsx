import { createElement, type ReactNode } from 'react';
import type { MathNode } from '../../scripts/mathTree.ts';

export interface FormulaProps {
  /** What a `.tex` file is compiled to. */
  readonly of: MathNode;
  /** The numbers in the formula's live places, as they are to be shown. */
  readonly live?: Readonly<Record<string, string>>;
  /** The formula as it is read aloud. */
  readonly label?: string;
}

/** A formula in MathML, with live numbers. */
export function Formula({ of, live = {}, label }: FormulaProps): ReactNode {
  return <div className="formula">{drawn(of, live, label === undefined ? {} : { 'aria-label': label })}</div>;
}

function drawn([tag, attributes, ...children]: MathNode, live: FormulaProps['live'], more = {}): ReactNode {
  const { class: name, style: _, ...rest } = attributes;
  const place = name
    ?.split(' ')
    .find((part) => part.startsWith('live:'))
    ?.slice('live:'.length);
  if (place !== undefined) {
    const number = live?.[place];
    if (number === undefined)
      throw new TypeError(`the formula has a live place "${place}", and no number was given for it`);
    return createElement('mn', { className: 'live', 'data-live': place }, number);
  }
  const inner = children.map((child) => (typeof child === 'string' ? child : drawn(child, live)));
  return createElement(tag, { ...rest, ...more, ...(name === undefined ? {} : { className: name }) }, ...inner);
}
