/** The parameters of 128-bit FNV-1a (RFC 9923). */
const prime = 0x1000000000000000000013bn;
const start = 0x6c62272e07bb014262b821756295c58dn;
const mask = (1n << 128n) - 1n;

/**
 * `fingerprint` returns a hash of a list of strings, as 32 hexadecimal digits. The hash doesn't protect against
 * forgery.
 */
export function fingerprint(parts: readonly string[]): string {
  let hash = start;
  const add = (byte: number): void => {
    hash = ((hash ^ BigInt(byte)) * prime) & mask;
  };
  // JSON preserves the boundaries between the strings.
  const text = JSON.stringify(parts);
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    add(unit & 0xff);
    add(unit >> 8);
  }
  return hash.toString(16).padStart(32, '0');
}
