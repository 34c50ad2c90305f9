import { type ReactNode, useState } from 'react';

export interface CopyButtonProps {
  readonly children: ReactNode;
  /** Called when the button is pressed. */
  readonly text: () => string;
}

/** Copies a text, and says whether it did. */
export function CopyButton({ children, text }: CopyButtonProps): ReactNode {
  const [said, say] = useState('');
  return (
    <span className="row">
      <button
        type="button"
        onClick={() =>
          navigator.clipboard.writeText(text()).then(
            () => say('Copied.'),
            () => say('This browser does not let the page copy: mark the text and copy it yourself.'),
          )
        }
      >
        {children}
      </button>
      <span className="quiet small" role="status">
        {said}
      </span>
    </span>
  );
}
