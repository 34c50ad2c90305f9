/** A path inside bench/ (or, by `..`, beside it): the same from the sources and from the built bench. */
export const inBench = (path: string): string => new URL(`../${path}`, import.meta.url).pathname;
