/**
 * Unpacks gzip (RFC 1952): all members, with their check sums, to the end or to a zero behind a member; throws on all else. `#gunzip` is Node's own or, in browsers, zlib
 * in JavaScript.
 */
export type Gunzip = (packed: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;
