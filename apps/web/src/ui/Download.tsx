import { type ReactNode, useState } from 'react';
import { Notice } from './Notice.tsx';

export interface DownloadProps {
  /** Name of the file. */
  readonly name: string;
  /** Makes it, when it is wanted. */
  readonly make: () => Blob | string | Promise<Blob | string>;
  readonly children: ReactNode;
}

/** A button that gives a file; why it cannot is said beneath it. */
export function Download({ name, make, children }: DownloadProps): ReactNode {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  async function give(): Promise<void> {
    setBusy(true);
    setError(undefined);
    try {
      const made = await make();
      save(name, typeof made === 'string' ? new Blob([made], { type: 'text/plain' }) : made);
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  }
  return (
    <>
      <button type="button" disabled={isBusy} onClick={() => void give()}>
        {children}
      </button>
      {error !== undefined && <Notice error={error} />}
    </>
  );
}

/** Gives a file to the person, as a link that is clicked. */
function save(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the file while the link is followed: it may go a little later.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
