import { LatentError } from 'latent';
import { type ReactNode, useState } from 'react';
import { fragmentOf, goTo, usePlace } from '../../app/location.ts';
import { Notice } from '../../ui/Notice.tsx';
import { useNumbers } from '../../ui/useNumbers.ts';
import { session, useActivity, useSession } from '../session/session.ts';
import { unpacked } from './link.ts';
import { fitShared, openShared } from './openShared.ts';
import type { Shared } from './shared.ts';

/** What a shared link leads to: its choices, its data or the question for them, and the same fit. */
export default function OpenShared(): ReactNode {
  const { query } = usePlace();
  const link = new URLSearchParams(query).get('s') ?? '';
  const { value, error } = useNumbers(() => unpacked(link), link);
  const isReplacing = useSession(({ data }) => data !== undefined);
  const isRestored = useActivity((own) => own.isRestored);
  const readError = useActivity((own) => own.readError);
  const fitError = useActivity((own) => own.fitError);
  const [isBusy, setBusy] = useState(false);
  const [other, setOther] = useState<unknown>();

  async function open(shared: Shared, blob: Blob, name?: string): Promise<void> {
    setBusy(true);
    setOther(undefined);
    try {
      if (!(await openShared(shared, blob, name))) return;
      const found = session.get().data?.sha256;
      if (shared.file.sha256 !== '' && found !== shared.file.sha256) {
        setOther(otherFile(shared, name ?? shared.file.name));
        return;
      }
      await finish(shared);
    } finally {
      setBusy(false);
    }
  }

  async function finish(shared: Shared): Promise<void> {
    setBusy(true);
    if (await fitShared(shared)) goTo('/workbench/classes');
    setBusy(false);
  }

  if (error !== undefined)
    return (
      <>
        <h1>A shared fit</h1>
        <Notice error={error} />
        <p>
          <a href={fragmentOf('/workbench')}>Open data instead.</a>
        </p>
      </>
    );
  if (!value || !isRestored) return <p className="quiet">Opening the link…</p>;
  const { shared, data } = value;
  return (
    <>
      <h1>A shared fit</h1>
      <p className="lead">{described(shared)}</p>
      {isReplacing && !isBusy && other === undefined && (
        <p>What is open in the workbench now is replaced; its fits are not kept.</p>
      )}
      {data ? (
        <button type="button" className="first" disabled={isBusy} onClick={() => void open(shared, data)}>
          Open the data and fit
        </button>
      ) : (
        <>
          <p>
            The link holds no data. Choose the file it was made with
            {shared.file.sha256 === ''
              ? ''
              : `: SHA-256 ${shared.file.sha256.slice(0, 12)}…, ${shared.file.bytes} bytes`}
            .
          </p>
          <label className="button">
            Choose “{shared.file.name}”
            <input
              type="file"
              className="hidden"
              disabled={isBusy}
              onChange={({ target }) => {
                const [file] = target.files ?? [];
                if (file) void open(shared, file, file.name);
              }}
            />
          </label>
        </>
      )}
      {isBusy && <p role="status">Reading and fitting…</p>}
      {other !== undefined && (
        <Notice error={other}>
          <button type="button" onClick={() => void finish(shared)}>
            Fit this one all the same
          </button>
        </Notice>
      )}
      {readError !== undefined && <Notice error={readError} />}
      {fitError !== undefined && <Notice error={fitError} />}
    </>
  );
}

function described({ file, model, settings }: Shared): string {
  const what = model.kind === 'network' ? `the network ${model.graph}` : `a mixture with ${model.classes} classes`;
  return `${file.name}: ${what}, ${settings.starts === 'auto' ? 'starts as needed' : `${settings.starts} starts`}, seed ${settings.seed}.`;
}

const otherFile = ({ file }: Shared, name: string): LatentError =>
  new LatentError(
    'OTHER_DATA',
    `"${name}" is not the file that the link was made with (their SHA-256 differ)`,
    `Choose the file that was "${file.name}", or fit this one: the numbers will be others.`,
    { file: name },
  );
