/** What went wrong in the kernel's own housekeeping; never what is wrong with data or models. */
export type KernelErrorCode = 'OUT_OF_MEMORY' | 'OUT_OF_RANGE' | 'DISPOSED';

/** The one error that the kernel's TypeScript side throws. */
export class KernelError extends Error {
  override readonly name = 'KernelError';
  readonly code: KernelErrorCode;
  /** Bytes asked for, where memory is the matter. */
  readonly bytes: number | undefined;

  constructor(code: KernelErrorCode, message: string, bytes?: number, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.bytes = bytes;
  }
}
