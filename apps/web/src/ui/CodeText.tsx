import type { ReactNode } from 'react';
import { CopyButton } from './CopyButton.tsx';

/** Code with its name and a button that copies it. */
export function CodeText({
  name,
  text,
  isWrapped,
}: {
  readonly name: string;
  readonly text: string;
  readonly isWrapped?: boolean;
}): ReactNode {
  return (
    <>
      <div className="row">
        <strong className="small">{name}</strong>
        <CopyButton text={() => text}>Copy</CopyButton>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <pre tabIndex={0} className={isWrapped ? 'wrap' : undefined}>
        <code>{text}</code>
      </pre>
    </>
  );
}
