import type { ReactNode } from 'react';

/** A remark beside a lesson's idea. */
export function Note({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <aside className="note small" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </aside>
  );
}
