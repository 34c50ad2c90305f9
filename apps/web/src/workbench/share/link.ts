import { LatentError } from 'latent';
import { checkedShared, type Shared } from './shared.ts';

/** Data of up to so many bytes may travel in a link. */
export const MOST_SHARED = 16 * 1024;
/** What a link may unfold to. */
const MOST_UNFOLDED = 1024 * 1024;

/**
 * Choices, and data where they are given, as text for a URL: JSON, a zero byte, the data; deflated; base64url.
 *
 * @param data a file of at most `MOST_SHARED` bytes
 */
export async function packed(shared: Shared, data?: Blob): Promise<string> {
  const head = new TextEncoder().encode(JSON.stringify(shared));
  const whole = new Blob(data ? [head, new Uint8Array(1), data] : [head]);
  const folded = new Response(whole.stream().pipeThrough(new CompressionStream('deflate-raw')));
  return base64url(new Uint8Array(await folded.arrayBuffer()));
}

/** @throws LatentError BAD_LINK */
export async function unpacked(text: string): Promise<{ readonly shared: Shared; readonly data: Blob | undefined }> {
  const bytes = await unfolded(text).catch(() => undefined);
  const end = bytes?.indexOf(0) ?? -1;
  const shared = bytes && checkedShared(parsed(end < 0 ? bytes : bytes.subarray(0, end)));
  if (!bytes || !shared)
    throw new LatentError(
      'BAD_LINK',
      'this link does not hold what the lab puts into one',
      'Copy the whole link again; mail programs break long ones.',
    );
  return { shared, data: end < 0 ? undefined : new Blob([bytes.slice(end + 1)]) };
}

async function unfolded(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const folded = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
    character.charCodeAt(0),
  );
  const reader = new Blob([folded]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length;
    if (size > MOST_UNFOLDED) {
      await reader.cancel();
      throw new RangeError('more than a link may hold');
    }
    parts.push(next.value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

function base64url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
