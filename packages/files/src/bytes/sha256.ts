/** SHA-256 (FIPS 180-4), chunk by chunk. `#sha256` is Node's own or, in browsers, one in JavaScript: theirs takes whole texts only. */
export interface Sha256 {
  update(bytes: Uint8Array): void;
  /** To call once: 64 hexadecimal digits. */
  digest(): string;
}

export type CreateSha256 = () => Sha256;
