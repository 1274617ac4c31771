import { GateError } from '../../errors.ts';

/**
 * `decodeInput` decodes the bytes of a file: UTF-8, or UTF-16 as PowerShell's `>` writes it, with or without a byte
 * order mark. Errors: `usage` for UTF-32, and for a file that mixes UTF-8 and UTF-16.
 */
export function decodeInput(bytes: Uint8Array, name: string): string {
  const encoding = encodingOf(bytes, name);
  refuseMixed(bytes, encoding, name);
  return new TextDecoder(encoding).decode(bytes);
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/**
 * `refuseMixed` refuses a file that mixes UTF-8 and UTF-16. If a command appended its output in another encoding, that
 * output can't be read. Errors: `usage`.
 */
export function refuseMixed(bytes: Uint8Array, encoding: Encoding, name: string): void {
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(foreignWords[encoding])) {
    throw unreadable(name, 'mixes UTF-8 and UTF-16');
  }
}

const foreignWords = { 'utf-8': 'B\0e\0n\0c\0h\0m', 'utf-16le': 'Benchm', 'utf-16be': 'Benchm' };

/** Length in bytes of the longest word that `refuseMixed` looks for. */
export const foreignWordLength = 11;

/** `encodingOf` returns the encoding of a file that begins with these bytes. Errors: `usage` for UTF-32. */
export function encodingOf(bytes: Uint8Array, name: string): Encoding {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) {
    if (third === 0 && fourth === 0) throw unreadable(name, 'is UTF-32');
    return 'utf-16le';
  }
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0 && second === 0 && third === 0xfe && fourth === 0xff) throw unreadable(name, 'is UTF-32');
  // Without a byte order mark, the zero bytes decide: benchmark output is nearly all ASCII, so in UTF-16, every other
  // byte is zero.
  let [even, odd] = [0, 0];
  const sample = bytes.subarray(0, 4096);
  for (const [index, byte] of sample.entries()) {
    if (byte === 0 && index % 2 === 0) even += 1;
    else if (byte === 0) odd += 1;
  }
  const most = sample.length * 0.4;
  if (odd > most && even < most / 4) return 'utf-16le';
  return even > most && odd < most / 4 ? 'utf-16be' : 'utf-8';
}

function unreadable(name: string, what: string): GateError {
  return new GateError(
    'usage',
    `${name} ${what}.`,
    'Save it as UTF-8: in PowerShell, pipe go test to `Out-File -Encoding utf8`.',
  );
}
