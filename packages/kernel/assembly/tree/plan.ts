import {
  ACTIVE,
  ACTIVE_END,
  BELIEFS,
  BELIEFS_END,
  CELLS,
  CLIQUES,
  DIMENSIONS,
  DIMENSIONS_END,
  END,
  FIRST_SPREAD,
  LAST_FAMILY,
  LAST_SPREAD,
  MEMBERS,
  MESSAGE,
  MESSAGE_BYTES,
  NUMBERS,
  PLACES,
  RECORD,
  RUN,
  SPREAD,
  SPREAD_END,
} from './layout';

/** Lists the active cliques of the row and fills in their records. */
export function planCliques(program: usize, scratch: usize): void {
  const cells = scratch + CELLS;
  const lastSpread = load<u32>(scratch, SPREAD_END);
  let spread = scratch + load<u32>(program, SPREAD);
  let active = scratch + load<u32>(program, ACTIVE);
  let numbers = scratch + load<u32>(program, NUMBERS);
  let clique = program + load<u32>(program, CLIQUES);
  for (const end = program + load<u32>(program, END); clique < end; clique += load<u32>(clique)) {
    const record = scratch + load<u32>(clique, RECORD);
    const places = load<u32>(clique, PLACES);
    const first = record + DIMENSIONS;
    let dimension = first;
    let member = clique + MEMBERS;
    for (let place: usize = 0; place < places; place += 4, member += 8) {
      store<u32>(dimension, <u32>place);
      store<u32>(dimension, load<u32>(member, 4), 4);
      // 8 where the cell is FREE, else 0.
      dimension += <usize>((load<u64>(cells + load<u32>(member)) >> 29) & 8);
    }
    store<u32>(record, 0, MESSAGE_BYTES);
    if (dimension == first) continue;
    store<u32>(active, <u32>clique);
    active += 4;
    // `member` is now where the separator's marks begin.
    let bytes: usize = 8;
    let messageBytes: usize = 8;
    for (let at = first; at < dimension; at += 8) {
      const levels = <usize>load<u32>(at, 4);
      bytes *= levels;
      messageBytes *= select<usize>(levels, 1, load<u32>(member + load<u32>(at)) != 0);
    }
    store<u32>(record, <u32>dimension, DIMENSIONS_END);
    store<u32>(record, <u32>numbers, BELIEFS);
    numbers += bytes;
    store<u32>(record, <u32>numbers, BELIEFS_END);
    store<u32>(record, load<u32>(dimension - 4) << 3, RUN);
    store<u32>(record, <u32>numbers, MESSAGE);
    store<u32>(record, <u32>messageBytes, MESSAGE_BYTES);
    numbers += messageBytes << 1;
    store<u32>(record, <u32>spread, FIRST_SPREAD);
    const lastFamily = program + load<u32>(clique, LAST_FAMILY);
    while (spread < lastSpread && load<u32>(spread) < lastFamily) spread += 8;
    store<u32>(record, <u32>spread, LAST_SPREAD);
  }
  store<u32>(scratch, <u32>active, ACTIVE_END);
}
