/** One message of https://protobuf.dev/programming-guides/encoding/, written by hand so that the reader has no accomplice. */
export function message(...fields: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(fields.flatMap((field) => [...field]));
}

export function varint(value: number | bigint): Uint8Array {
  const written: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    written.push(Number(rest & 0x7fn) | (rest > 0x7fn ? 0x80 : 0));
    rest >>= 7n;
  } while (rest > 0n);
  return Uint8Array.from(written);
}

export function number(field: number, value: number | bigint): Uint8Array {
  return message(varint(field * 8), varint(value));
}

export function bytes(field: number, value: Uint8Array | string): Uint8Array {
  const content = typeof value === 'string' ? new TextEncoder().encode(value) : value;
  return message(varint(field * 8 + 2), varint(content.length), content);
}

export function packed(field: number, values: readonly (number | bigint)[]): Uint8Array {
  return bytes(field, message(...values.map(varint)));
}

/** A call at an address; several functions where some were inlined, the innermost first. */
export interface Call {
  readonly address: number | bigint;
  readonly frames: readonly (readonly [name: string, file: string, line: number])[];
}

export interface Sample {
  readonly calls: readonly Call[];
  readonly objects: number | bigint;
  readonly bytes: number | bigint;
  readonly blockSize: number;
}

/** A heap profile in the order in which Go writes its parts: the strings come last. */
export function heapProfile(
  samples: readonly Sample[],
  fields: { readonly types?: readonly (readonly [string, string])[] } = {},
): Uint8Array {
  const strings = new Map<string, number>([['', 0]]);
  const string = (text: string): number => {
    const index = strings.get(text) ?? strings.size;
    strings.set(text, index);
    return index;
  };
  const functions = new Map<string, number>();
  const locations = new Map<Call, number>();
  const types = fields.types ?? [
    ['alloc_objects', 'count'],
    ['alloc_space', 'bytes'],
    ['inuse_objects', 'count'],
    ['inuse_space', 'bytes'],
  ];
  const parts: Uint8Array[] = types.map(([type, unit]) =>
    bytes(1, message(number(1, string(type)), number(2, string(unit)))),
  );
  for (const { calls, objects, bytes: space, blockSize } of samples) {
    const ids = calls.map((called) => {
      const id = locations.get(called) ?? locations.size + 1;
      locations.set(called, id);
      return id;
    });
    const label = message(number(1, string('bytes')), number(3, blockSize));
    const values = types.map((_, index) => [objects, space, 0, 0][index] ?? 0);
    parts.push(bytes(2, message(packed(1, ids), packed(2, values), bytes(3, label))));
  }
  for (const [{ address, frames }, id] of locations) {
    const lines = frames.map(([name, file, line]) => {
      const key = JSON.stringify([name, file]);
      const known = functions.get(key) ?? functions.size + 1;
      functions.set(key, known);
      return bytes(4, message(number(1, known), number(2, line)));
    });
    parts.push(bytes(4, message(number(1, id), number(3, address), ...lines)));
  }
  for (const [key, id] of functions) {
    const [name, file] = JSON.parse(key) as [string, string];
    parts.push(bytes(5, message(number(1, id), number(2, string(name)), number(4, string(file)))));
  }
  parts.push(...[...strings.keys()].map((text) => bytes(6, text)));
  return message(...parts);
}

/** A call of one function. */
export function call(name: string, place: string, address = 4096): Call {
  const at = place.lastIndexOf(':');
  return { address, frames: [[name, place.slice(0, at), Number(place.slice(at + 1))]] };
}
