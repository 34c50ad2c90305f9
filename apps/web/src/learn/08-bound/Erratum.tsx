import type { ReactNode } from 'react';
import { Note } from '../Note.tsx';

export function Erratum(): ReactNode {
  return (
    <Note title="Erratum: the lecture’s board says “≤, upper bound”">
      <p>
        It is a slip of the pen, corrected below the video. The log bends downwards (it is concave), so the log of a
        mean is at least the mean of the logs: ≥, a <strong>lower</strong> bound.
      </p>
      <p>
        All of EM hangs on it. Raise a floor by some nats, and what stands on it is lifted. Raise a ceiling, and nothing
        need move.
      </p>
    </Note>
  );
}
