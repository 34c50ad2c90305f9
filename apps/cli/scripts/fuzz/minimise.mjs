/** The mutated file of a case with everything taken out that it fails without, as far as so many trials find. */
export async function minimised(example, kind, trial, most = 300) {
  const { mutant } = example;
  if (mutant === undefined) return example;
  let best = Buffer.from(example.files[mutant]);
  let trials = 0;
  const fails = async (content) =>
    ++trials <= most && (await trial({ ...example, files: { ...example.files, [mutant]: content } }))?.kind === kind;
  for (let size = best.length >> 1; size >= 1 && trials < most; size >>= 1) {
    for (let at = 0; at < best.length && trials < most; ) {
      const shorter = Buffer.concat([best.subarray(0, at), best.subarray(at + size)]);
      if (await fails(shorter)) best = shorter;
      else at += size;
    }
  }
  return { ...example, files: { ...example.files, [mutant]: best } };
}
