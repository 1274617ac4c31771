import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ProfileError, readProfile } from '../../../src/core/profile/read-profile.ts';
import { bytes, call, heapProfile, message, number, packed, varint } from './profile-builder.ts';

const create = call('example.com/m/order.Create', '/src/order/create.go:42', 0x52_31_89);
const inlined = {
  address: 0x52_40_00,
  frames: [
    ['example.com/m/order.newItem', '/src/order/item.go', 7],
    ['example.com/m/order.(*Store).Add', '/src/order/store.go', 19],
  ] as const,
};
const loop = call('testing.(*B).runN', '/go/src/testing/benchmark.go:219', 0x40_00_00);

const whole = heapProfile([
  { calls: [create, loop], objects: 3, bytes: 192, blockSize: 64 },
  { calls: [inlined, loop], objects: 1, bytes: 16, blockSize: 16 },
]);
const read = readProfile(whole);

describe('a heap profile', () => {
  test('is samples with frames, objects, bytes and the size of a block', () => {
    const of = (name: string, file: string, line: number, address: number, isInlined = false) => ({
      function: name,
      file,
      line,
      address,
      inlined: isInlined,
    });
    const outer = of('testing.(*B).runN', '/go/src/testing/benchmark.go', 219, 0x40_00_00);
    expect(read).toEqual({
      samples: [
        {
          frames: [of('example.com/m/order.Create', '/src/order/create.go', 42, 0x52_31_89), outer],
          objects: 3,
          bytes: 192,
          blockSize: 64,
        },
        {
          frames: [
            of('example.com/m/order.newItem', '/src/order/item.go', 7, 0x52_40_00, true),
            of('example.com/m/order.(*Store).Add', '/src/order/store.go', 19, 0x52_40_00),
            outer,
          ],
          objects: 1,
          bytes: 16,
          blockSize: 16,
        },
      ],
    });
  });

  test('without samples is one', () => {
    expect(readProfile(heapProfile([]))).toEqual({ samples: [] });
  });

  test('counts what was allocated, wherever that stands among the types', () => {
    const types = [
      ['inuse_objects', 'count'],
      ['alloc_space', 'bytes'],
      ['alloc_objects', 'count'],
    ] as const;
    const [sample] = readProfile(
      heapProfile([{ calls: [create], objects: 1, bytes: 2, blockSize: 3 }], { types }),
    ).samples;
    expect([sample?.objects, sample?.bytes]).toEqual([0, 2]);
  });

  test('may hold fields that are not known here', () => {
    const fixed = message(varint(15 * 8 + 1), new Uint8Array(8), varint(16 * 8 + 5), new Uint8Array(4));
    expect(readProfile(message(number(9, 1), bytes(17, 'x'), fixed, whole))).toEqual(read);
  });

  test('may have numbers that are not packed', () => {
    const strings = ['', 'alloc_objects', 'count', 'alloc_space', 'bytes'].map((text) => bytes(6, text));
    const types = [bytes(1, message(number(1, 1), number(2, 2))), bytes(1, message(number(1, 3), number(2, 4)))];
    const sample = bytes(2, message(number(2, 5), number(2, 80)));
    expect(readProfile(message(...types, sample, ...strings)).samples).toEqual([
      { frames: [], objects: 5, bytes: 80, blockSize: 0 },
    ]);
  });

  test.each([1n, 127n, 128n, 2n ** 49n - 1n, 2n ** 49n, 2n ** 53n - 1n])('reads the count %d exactly', (count) => {
    const [sample] = readProfile(heapProfile([{ calls: [create], objects: count, bytes: 0, blockSize: 8 }])).samples;
    expect(sample?.objects).toBe(Number(count));
  });
});

describe('refused', () => {
  const refused = (profile: Uint8Array, words: RegExp): void => {
    let thrown: unknown;
    try {
      readProfile(profile);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(ProfileError);
    expect(String(thrown)).toMatch(words);
  };

  test('nothing at all, and another kind of profile', () => {
    refused(new Uint8Array(), /is not a heap profile: it counts nothing$/);
    refused(
      heapProfile([], {
        types: [
          ['samples', 'count'],
          ['cpu', 'nanoseconds'],
        ],
      }),
      /it counts samples\/count, cpu\/nanoseconds/,
    );
  });

  test('negative counts', () => {
    refused(heapProfile([{ calls: [], objects: -1n, bytes: 1, blockSize: 1 }]), /is damaged/);
    refused(heapProfile([{ calls: [], objects: 1, bytes: -(2n ** 63n), blockSize: 1 }]), /is damaged/);
  });

  test('values that are too few or too many', () => {
    refused(message(heapProfile([]), bytes(2, packed(2, [1, 2, 3]))), /lacks values/);
    refused(message(heapProfile([]), bytes(2, packed(2, [1, 2, 3, 4, 5]))), /lacks values/);
  });

  test('references to what is not there', () => {
    refused(message(heapProfile([]), bytes(2, message(packed(1, [9]), packed(2, [1, 2, 3, 4])))), /no location 9/);
    refused(message(heapProfile([]), bytes(4, message(number(1, 1), bytes(4, number(1, 7))))), /no function 7/);
    refused(message(whole, bytes(1, message(number(1, 999), number(2, 1)))), /no string 999/);
  });

  test('numbers of more than 64 bits or ten bytes', () => {
    refused(message(varint(8 * 9), new Uint8Array(9).fill(0xff), Uint8Array.of(2)), /more than 64 bits/);
    refused(message(varint(8 * 9), new Uint8Array(11).fill(0x80)), /more than ten bytes/);
  });

  test('wire types and fields that do not exist', () => {
    refused(Uint8Array.of(8 * 9 + 3), /unknown wire type 3/);
    refused(Uint8Array.of(0, 1), /number 0/);
    refused(number(2, 1), /not a message/);
  });

  test('a length beyond the end, however large', () => {
    refused(message(varint(8 * 6 + 2), varint(2n ** 62n)), /ends within a field/);
    refused(message(varint(8 * 6 + 2), varint(-1n)), /ends within a field/);
  });

  test('more locations in one sample than any stack has', () => {
    const ids = new Uint8Array(1_100_000).fill(1);
    refused(message(heapProfile([]), bytes(2, bytes(1, ids))), /larger than any real one/);
  });

  test('few samples that stand for more frames than memory holds', () => {
    const deep = {
      address: 1,
      frames: Array.from({ length: 10_000 }, () => ['f', 'f.go', 1] as const),
    };
    const samples = Array.from({ length: 1000 }, () => ({ calls: [deep], objects: 1, bytes: 1, blockSize: 8 }));
    refused(heapProfile(samples), /larger than any real one/);
  });
});

describe('cut or altered', () => {
  const outcome = (profile: Uint8Array): unknown => {
    try {
      return readProfile(profile);
    } catch (error) {
      if (error instanceof ProfileError) return 'refused';
      throw error;
    }
  };

  test('cut at any byte it is refused', () => {
    const accepted: number[] = [];
    for (let length = 0; length < whole.length; length++)
      if (outcome(whole.subarray(0, length)) !== 'refused') accepted.push(length);
    expect(accepted).toEqual([]);
  });

  test('any bytes are a profile or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (random) => {
        outcome(random);
        outcome(message(whole, random));
      }),
    );
  });

  test('with some bytes altered too, and figures stay numbers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        (changes) => {
          const altered = Uint8Array.from(whole);
          for (const [at, value] of changes) altered[at] = value;
          const found = outcome(altered);
          if (found === 'refused') return;
          for (const { objects, bytes: space } of (found as typeof read).samples)
            expect(objects >= 0 && space >= 0).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
