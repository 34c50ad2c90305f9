import type { ReactNode } from 'react';
import { stopReading } from '../session/dataActions.ts';

export interface ReadingProps {
  readonly bytes: number;
  readonly of: number | undefined;
}

/** How far the reading is. */
export function Reading({ bytes, of }: ReadingProps): ReactNode {
  const share = of ? Math.min(1, bytes / of) : undefined;
  return (
    <p className="row" role="status">
      <progress aria-label="Reading" max={1} value={share} />
      <span>
        Reading{share === undefined ? '…' : ` ${Math.floor(100 * share)}%`} <Size bytes={of ?? bytes} />
      </span>
      <button type="button" onClick={stopReading}>
        Stop
      </button>
    </p>
  );
}

function Size({ bytes }: { readonly bytes: number }): ReactNode {
  return <span className="quiet">of {sizeText(bytes)}</span>;
}

/** Bytes for people. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
