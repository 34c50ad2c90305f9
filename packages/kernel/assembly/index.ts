export { addCellsByClass, countCellsByClass } from './byClass/cells';
export { addGaussianByClass } from './byClass/gaussianAdd';
export { countGaussianByClass } from './byClass/gaussianCount';
export { addClassesByClass, initByClass, normaliseByClass, weighByClass } from './byClass/normalise';
export { addCells, countCells } from './cells';
export { multiplyGroups, multiplyRows, sumGroups, sumRows } from './expect/joint';
export { expectTable16 } from './expect/table';
export { addGaussian } from './gaussian/add';
export { countGaussian } from './gaussian/count';
export { exp, expInto } from './math/exp';
export { log, logInto } from './math/log';
export { addMoments, countMoments } from './moments';
export { addClasses, init, normalise } from './normalise';
export { addTable8, addTable16, addTable32, countTable8, countTable16, countTable32 } from './table';
export { inferTree8, inferTree16, inferTree32 } from './tree/infer';

/** First byte that no static data occupies. */
export function heapBase(): usize {
  return __heap_base;
}
