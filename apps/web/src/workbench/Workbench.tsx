import type { ReactNode } from 'react';

/** Fit your own data. */
export default function Workbench({ path }: { readonly path: string }): ReactNode {
  return (
    <div className="page">
      <h1>Workbench</h1>
      <p className="quiet">{path}</p>
    </div>
  );
}
