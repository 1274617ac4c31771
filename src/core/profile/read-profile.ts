import type { Frame, HeapProfile, ProfileSample } from './heap-profile.ts';
import { readFields, readNumbers, WireError, type WireField } from './protobuf.ts';

/** The error for a heap profile that can't be read; its message completes the sentence "the profile …". */
export class ProfileError extends Error {}

/**
 * Limits far above any real profile recorded at rate 1, but low enough that a hostile profile is read quickly.
 * `partBytes` limits each field of the message.
 */
const most = { samples: 2_000_000, frames: 5_000_000, strings: 4_000_000, partBytes: 1_048_576 };

/**
 * `readProfile` reads an uncompressed profile in the format of
 * https://github.com/google/pprof/blob/main/proto/profile.proto. Objects and bytes are those allocated, not those in
 * use. Errors: `ProfileError` for anything that isn't a complete heap profile.
 */
export function readProfile(message: Uint8Array): HeapProfile {
  try {
    return resolve(readMessage(message));
  } catch (error) {
    if (error instanceof WireError) throw new ProfileError(`is damaged: ${error.message}`, { cause: error });
    throw error;
  }
}

interface RawLocation {
  readonly address: number;
  readonly lines: readonly { readonly functionId: number; readonly line: number }[];
}

interface RawProfile {
  readonly sampleTypes: { readonly type: number; readonly unit: number }[];
  readonly samples: { readonly locations: readonly number[]; readonly values: readonly number[]; size: number }[];
  readonly locations: Map<number, RawLocation>;
  readonly functions: Map<number, { readonly name: number; readonly file: number }>;
  readonly strings: string[];
}

function readMessage(message: Uint8Array): RawProfile {
  const raw: RawProfile = {
    sampleTypes: [],
    samples: [],
    locations: new Map(),
    functions: new Map(),
    strings: [],
  };
  const decoder = new TextDecoder();
  let frames = 0;
  for (const field of readFields(message)) {
    if (field.kind === 'bytes' && field.value.length > most.partBytes)
      throw new ProfileError('is larger than any real one');
    switch (field.number) {
      case 1: {
        const { 1: type = 0, 2: unit = 0 } = numbersOf(field);
        raw.sampleTypes.push({ type, unit });
        break;
      }
      case 2:
        raw.samples.push(readSample(field));
        frames += raw.samples.at(-1)?.locations.length ?? 0;
        break;
      case 4: {
        const { id, location } = readLocation(field);
        raw.locations.set(id, location);
        break;
      }
      case 5: {
        const { 1: id = 0, 2: name = 0, 4: file = 0 } = numbersOf(field);
        raw.functions.set(id, { name, file });
        break;
      }
      case 6:
        raw.strings.push(decoder.decode(bytesOf(field)));
        break;
      default:
    }
    if (raw.samples.length > most.samples || raw.strings.length > most.strings || frames > most.frames)
      throw new ProfileError('is larger than any real one');
  }
  return raw;
}

function readSample(field: WireField): RawProfile['samples'][number] {
  const locations: number[] = [];
  const values: number[] = [];
  let size = 0;
  for (const part of readFields(bytesOf(field))) {
    if (part.number === 1) for (const number of readNumbers(part)) locations.push(number);
    else if (part.number === 2) for (const number of readNumbers(part)) values.push(number);
    // The only numeric label of a heap profile is `bytes`, the size of one block (runtime/pprof/protomem.go).
    else if (part.number === 3) size = numbersOf(part)[3] ?? size;
  }
  return { locations, values, size };
}

function readLocation(field: WireField): { readonly id: number; readonly location: RawLocation } {
  let id = 0;
  let address = 0;
  const lines: { functionId: number; line: number }[] = [];
  for (const part of readFields(bytesOf(field))) {
    if (part.number === 1 && part.kind === 'varint') id = part.value;
    else if (part.number === 3 && part.kind === 'varint') address = part.value;
    else if (part.number === 4) {
      const { 1: functionId = 0, 2: line = 0 } = numbersOf(part);
      lines.push({ functionId, line });
    }
  }
  return { id, location: { address, lines } };
}

/** `numbersOf` returns the numbers in a small message, by field number. */
function numbersOf(field: WireField): Readonly<Record<number, number>> {
  const numbers: Record<number, number> = {};
  for (const part of readFields(bytesOf(field))) if (part.kind === 'varint') numbers[part.number] = part.value;
  return numbers;
}

function bytesOf(field: WireField): Uint8Array {
  if (field.kind !== 'bytes') throw new WireError(`field ${field.number} is not a message`);
  return field.value;
}

function resolve(raw: RawProfile): HeapProfile {
  const string = (index: number): string => {
    const found = raw.strings[index];
    if (found === undefined) throw new ProfileError(`is damaged: there is no string ${index}`);
    return found;
  };
  const types = raw.sampleTypes.map(({ type, unit }) => `${string(type)}/${string(unit)}`);
  const [objects, bytes] = [types.indexOf('alloc_objects/count'), types.indexOf('alloc_space/bytes')];
  if (objects < 0 || bytes < 0)
    throw new ProfileError(`is not a heap profile: it counts ${types.join(', ') || 'nothing'}`);

  const frames = new Map<number, readonly Frame[]>();
  for (const [id, location] of raw.locations) frames.set(id, framesOf(location, raw, string));
  let total = 0;
  const samples = raw.samples.map(({ locations, values, size }): ProfileSample => {
    const count = values[objects];
    const space = values[bytes];
    if (count === undefined || space === undefined || values.length !== types.length || count < 0 || space < 0)
      throw new ProfileError('is damaged: a sample lacks values that the profile announces');
    const stack = locations.flatMap((id) => present(frames.get(id), `location ${id}`));
    // A location with inlined calls stands for several frames.
    total += stack.length;
    if (total > most.frames) throw new ProfileError('is larger than any real one');
    return {
      frames: stack,
      objects: count,
      bytes: space,
      blockSize: size,
    };
  });
  return { samples };
}

function framesOf(
  { address, lines }: RawLocation,
  raw: RawProfile,
  string: (index: number) => string,
): readonly Frame[] {
  return lines.map(({ functionId, line }, index) => {
    const { name, file } = present(raw.functions.get(functionId), `function ${functionId}`);
    return { function: string(name), file: string(file), line, address, inlined: index < lines.length - 1 };
  });
}

function present<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new ProfileError(`is damaged: there is no ${what}`);
  return value;
}
