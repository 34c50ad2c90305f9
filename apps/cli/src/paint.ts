import pc from 'picocolors';

export type Painter = ReturnType<typeof pc.createColors>;

/** Colours where the stream is a terminal that shows them; `FORCE_COLOR` insists, `--no-color`, `NO_COLOR` and `TERM=dumb` forbid. */
export function painterFor(stream: { readonly isTTY?: boolean }, wanted = true): Painter {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  const forbidden = !wanted || (NO_COLOR !== undefined && NO_COLOR !== '');
  const forced = FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0';
  return pc.createColors(!forbidden && (forced || (stream.isTTY === true && TERM !== 'dumb' && FORCE_COLOR !== '0')));
}
