import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseBif, writeBif } from '../../src/bif/index.ts';
import { checkNetworkDocument } from '../../src/document/index.ts';
import { networks } from './networks.ts';

test('document → BIF → document is the identity, to the bit', () => {
  let tied = 0;
  fc.assert(
    fc.property(networks, (document) => {
      expect(checkNetworkDocument(document)).toBe(document);
      const { text, warnings } = writeBif(document);
      expect(warnings).toEqual([]);
      const read = parseBif(text, 'n.bif');
      expect(read.warnings).toEqual([]);
      expect(isDeepStrictEqual(read.document, document)).toBe(true); // Vitest's own comparison stumbles over nodes named constructor.
      expect(writeBif(read.document).text).toBe(text);
      tied += document.nodes.some((node) => node.tied !== undefined) ? 1 : 0;
    }),
    { seed: 1, numRuns: 1000 },
  );
  expect(tied).toBeGreaterThan(100);
});
