import type { ReactNode } from 'react';
import { askable, useExplain } from './explanation.ts';

/** A number in a text that can be asked how it comes about. */
export function Live({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  const isKnown = useExplain()(name) !== undefined;
  return (
    <span data-live={name} className={isKnown ? 'live asks' : 'live'} {...(isKnown && askable)}>
      {children}
    </span>
  );
}
