import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { calledBy, type Explain, ExplainProvider } from './explanation.ts';
import { put } from './put.ts';
import { useAsked } from './useAsked.ts';

/** What stands in it can be asked about: a number that is pointed at, or that has the focus, says how it comes about and marks what it is made of. */
export function Explained({
  explain,
  children,
}: {
  readonly explain: Explain;
  readonly children: ReactNode;
}): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const card = useRef<HTMLDivElement>(null);
  const id = useId();
  const asked = useAsked(place, explain, id);
  const said = asked && explain(asked.name);
  useLayoutEffect(() => {
    const area = place.current;
    if (!area || !asked || !said) return;
    const { element, focused } = asked;
    const sources = [...(said.from ?? []), ...(said.setBy === undefined ? [] : [said.setBy])];
    const marked = sources.flatMap((name) => [...area.querySelectorAll(calledBy(name))]);
    for (const source of marked) source.setAttribute('data-source', '');
    element.setAttribute('data-asked', '');
    focused.setAttribute('aria-describedby', id);
    if (card.current) put(card.current, element, marked, area);
    return () => {
      for (const source of marked) source.removeAttribute('data-source');
      element.removeAttribute('data-asked');
      focused.removeAttribute('aria-describedby');
    };
  });
  return (
    <ExplainProvider value={explain}>
      <div ref={place} className="explained">
        {children}
        {said && (
          <div ref={card} id={id} role="tooltip" className="how">
            {said.text.split('\n').map((line) => (
              <p key={line}>{line}</p>
            ))}
            {said.setBy !== undefined && <p className="quiet">You set it: {said.setBy}</p>}
          </div>
        )}
      </div>
    </ExplainProvider>
  );
}
