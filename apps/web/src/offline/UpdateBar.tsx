import type { ReactNode } from 'react';
import { useUpdate } from './update.ts';

/** A new version of the lab is there: nothing changes under a person's hands before they say so. */
export function UpdateBar(): ReactNode {
  const update = useUpdate();
  if (!update) return null;
  return (
    <div className="update" role="status">
      A new version of the lab is ready.
      <button type="button" onClick={update}>
        Load it
      </button>
    </div>
  );
}
