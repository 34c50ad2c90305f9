import type { ReactNode } from 'react';
import { fragmentOf } from './location.ts';

export function NotFound({ path }: { readonly path: string }): ReactNode {
  return (
    <div className="page">
      <h1>There is no such page</h1>
      <p>
        The lab has nothing at <code>{path}</code>. Begin with the <a href={fragmentOf('/learn')}>lessons</a> or the{' '}
        <a href={fragmentOf('/workbench')}>workbench</a>.
      </p>
    </div>
  );
}
