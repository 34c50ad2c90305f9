import { LatentError } from '../error/index.ts';

/** Allocates in the kernel; what does not fit is refused with the bytes. @throws LatentError OUT_OF_MEMORY */
export function reserve<T>(allocate: () => T): T {
  try {
    return allocate();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'OUT_OF_MEMORY')
      throw new LatentError('OUT_OF_MEMORY', error.message, 'Use fewer classes or columns, or split the data.', {
        ...('bytes' in error ? { bytes: error.bytes } : {}),
      });
    if (error instanceof RangeError)
      throw new LatentError(
        'OUT_OF_MEMORY',
        `no memory for the kernel: ${error.message}`,
        "Free memory, or use engine: 'reference'.",
      );
    throw error;
  }
}
