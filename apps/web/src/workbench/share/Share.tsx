import { count } from '@latent/charts/number';
import { type ReactNode, useState } from 'react';
import { fragmentOf } from '../../app/location.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useNumbers } from '../../ui/useNumbers.ts';
import { session, useSession } from '../session/session.ts';
import { MOST_SHARED, packed } from './link.ts';
import { sharedOf } from './shared.ts';

/** A link that repeats the fit: choices and seed; the data only where a person asks for it and they are small. */
export function Share(): ReactNode {
  const [isWithData, setWithData] = useState(false);
  const source = useSession((own) => own.source);
  const key = useSession((own) => JSON.stringify([sharedOf(own), own.data?.data]));
  const bytes = source?.blob.size ?? 0;
  const isSmall = bytes <= MOST_SHARED;
  const { value, error } = useNumbers(async () => {
    const shared = sharedOf(session.get());
    if (!shared) return undefined;
    const text = await packed(shared, isWithData && isSmall ? source?.blob : undefined);
    return `${window.location.href.split('#')[0]}${fragmentOf('/workbench/open', `s=${text}`)}`;
  }, `${key} ${isWithData}`);
  return (
    <>
      <p>
        The link holds the choices and the seed, which give the same numbers again.{' '}
        {isWithData
          ? 'It also holds the data: who has the link has them.'
          : 'It holds no data, only the fingerprint (SHA-256) of the file: who opens the link is asked for it.'}
      </p>
      <div className="row">
        <label className="row">
          <input
            type="checkbox"
            checked={isWithData && isSmall}
            disabled={!isSmall}
            onChange={({ target }) => setWithData(target.checked)}
          />
          Put the data into the link
        </label>
        <span className="quiet small">
          {isSmall
            ? `${count(bytes)} bytes`
            : `the file has ${count(bytes)} bytes, and a link takes ${count(MOST_SHARED)}`}
        </span>
      </div>
      {error !== undefined && <Notice error={error} />}
      {value !== undefined && (
        <div className="row">
          <input
            className="link"
            type="text"
            readOnly
            aria-label="Link"
            value={value}
            onFocus={({ target }) => target.select()}
          />
          <CopyButton text={() => value}>Copy link</CopyButton>
        </div>
      )}
    </>
  );
}
