import { readSource } from './read.ts';

/** Reads something of every kind, so that the code for it is here before a file is opened: the page then asks for nothing any more. */
export async function loadReaders(): Promise<void> {
  const packed = new Blob(['a\n1\n']).stream().pipeThrough(new CompressionStream('gzip'));
  const blobs = [
    new Blob(['a\n"1"\n']),
    new Blob(['[{"a":1}]']),
    await new Response(packed).blob(),
    new Blob(['PAR1\0\0PAR1']),
  ];
  const reading = blobs.map((blob) => readSource({ name: 'sample', blob }, {}, new AbortController().signal, () => {}));
  await Promise.allSettled(reading); // the last is no whole file
}
