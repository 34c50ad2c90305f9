import {
  Z_BUF_ERROR,
  Z_NO_FLUSH,
  Z_OK,
  Z_STREAM_END,
  ZStream,
  zlibInflate,
  zlibInflateInit2,
  zlibInflateReset,
} from 'pako';
import type { Gunzip } from './gunzip.ts';

/*
 * Not `DecompressionStream`: by its specification what follows the first member is an error, and much that people have is of several
 * (`cat a.gz b.gz`, bgzip). The loop is that of node_zlib.cc: another member begins where a byte that is not zero follows one.
 */
export const gunzip: Gunzip = async function* (packed) {
  const stream = new ZStream();
  zlibInflateInit2(stream, GZIP_ONLY);
  let status: number = Z_OK;
  for await (const bytes of packed) {
    stream.input = bytes;
    stream.next_in = 0;
    stream.avail_in = bytes.length;
    for (;;) {
      if (status === Z_STREAM_END) {
        if (stream.avail_in === 0) break;
        if (stream.input[stream.next_in] === 0) return; // zeros fill up blocks of tapes
        zlibInflateReset(stream);
      }
      stream.output = new Uint8Array(BLOCK);
      stream.next_out = 0;
      stream.avail_out = BLOCK;
      status = zlibInflate(stream, Z_NO_FLUSH);
      if (status !== Z_OK && status !== Z_STREAM_END && status !== Z_BUF_ERROR) throw new Error(stream.msg);
      if (stream.next_out > 0) yield stream.output.subarray(0, stream.next_out);
      if (status !== Z_STREAM_END && stream.avail_out > 0) break; // all of the input is taken
    }
  }
  if (status !== Z_STREAM_END) throw new Error('unexpected end');
};

/** Windows of up to 2¹⁵ bytes, plus 16: no other wrapping than that of gzip. */
const GZIP_ONLY = 15 + 16;

const BLOCK = 1 << 18;
