/** One field of a protobuf message as encoded on the wire (https://protobuf.dev/programming-guides/encoding/). */
export type WireField =
  | { readonly number: number; readonly kind: 'varint'; readonly value: number }
  | { readonly number: number; readonly kind: 'bytes'; readonly value: Uint8Array }
  | { readonly number: number; readonly kind: 'fixed' };

/** The error for bytes that aren't a complete protobuf message. */
export class WireError extends Error {}

/**
 * `readFields` yields the fields of a message, in order. Fixed 32-bit and 64-bit fields are yielded without their
 * values. Errors: `WireError` for a truncated or malformed message.
 */
export function* readFields(message: Uint8Array): Generator<WireField, void, undefined> {
  let at = 0;
  while (at < message.length) {
    const tag = readVarint(message, at);
    at = tag.end;
    const number = Math.floor(tag.value / 8);
    if (number === 0) throw new WireError('a field has the number 0');
    switch (tag.value % 8) {
      case 0: {
        const { value, end } = readVarint(message, at);
        at = end;
        yield { number, kind: 'varint', value };
        break;
      }
      case 1:
        at = advance(message, at, 8);
        yield { number, kind: 'fixed' };
        break;
      case 2: {
        const length = readVarint(message, at);
        const end = advance(message, length.end, length.value);
        yield { number, kind: 'bytes', value: message.subarray(length.end, end) };
        at = end;
        break;
      }
      case 5:
        at = advance(message, at, 4);
        yield { number, kind: 'fixed' };
        break;
      default:
        throw new WireError(`field ${number} has the unknown wire type ${tag.value % 8}`);
    }
  }
}

/** `readNumbers` returns the values of a repeated number field, packed or not. Errors: `WireError`. */
export function readNumbers(field: WireField): readonly number[] {
  if (field.kind === 'varint') return [field.value];
  if (field.kind === 'fixed') throw new WireError(`field ${field.number} is not a varint`);
  const numbers: number[] = [];
  for (let at = 0; at < field.value.length;) {
    const { value, end } = readVarint(field.value, at);
    numbers.push(value);
    at = end;
  }
  return numbers;
}

const highest = 2n ** 63n;

/**
 * `readVarint` reads a signed 64-bit number that is encoded in at most ten bytes, with seven bits in each. Values
 * beyond 2^53 are rounded.
 */
function readVarint(message: Uint8Array, start: number): { readonly value: number; readonly end: number } {
  let value = 0;
  let factor = 1;
  for (let at = start; at < start + 7; at++) {
    const byte = message[at];
    if (byte === undefined) throw new WireError('it ends within a number');
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return { value, end: at + 1 };
    factor *= 128;
  }
  return readLongVarint(message, start);
}

/**
 * `readLongVarint` reads numbers of more than seven bytes, which are rare: addresses with high bits, and negative
 * counts.
 */
function readLongVarint(message: Uint8Array, start: number): { readonly value: number; readonly end: number } {
  let value = 0n;
  for (let index = 0; index < 10; index++) {
    const byte = message[start + index];
    if (byte === undefined) throw new WireError('it ends within a number');
    value |= BigInt(byte & 0x7f) << BigInt(7 * index);
    if (byte < 0x80) {
      if (value >= highest * 2n) throw new WireError('a number has more than 64 bits');
      return { value: Number(value >= highest ? value - highest * 2n : value), end: start + index + 1 };
    }
  }
  throw new WireError('a number has more than ten bytes');
}

function advance(message: Uint8Array, at: number, length: number): number {
  if (length < 0 || at + length > message.length) throw new WireError('it ends within a field');
  return at + length;
}
