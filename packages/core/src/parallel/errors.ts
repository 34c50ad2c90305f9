import { LatentError, type Where } from '../error/index.ts';

/** An error as plain data, since copies of errors lose their class and fields. */
export interface ErrorData {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly latent: { readonly code: string; readonly fix: string; readonly where: Where } | undefined;
}

export function errorData(error: unknown): ErrorData {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), stack: undefined, latent: undefined };
  const { name, message, stack } = error;
  const latent = error instanceof LatentError ? { code: error.code, fix: error.fix, where: error.where } : undefined;
  return { name, message, stack, latent };
}

export function errorFrom({ name, message, stack, latent }: ErrorData): Error {
  const error = latent ? new LatentError(latent.code, message, latent.fix, latent.where) : new Error(message);
  error.name = name;
  if (stack !== undefined) error.stack = stack;
  return error;
}
