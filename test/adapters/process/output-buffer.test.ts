import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HeadBuffer, HeadTailBuffer } from '../../../src/adapters/process/output-buffer.ts';

const chunks = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 30 }), { maxLength: 30 });

describe('HeadBuffer', () => {
  test('keeps the beginning and says that there was more', () => {
    fc.assert(
      fc.property(chunks, fc.nat(200), (texts, limit) => {
        const buffer = new HeadBuffer(limit);
        for (const text of texts) buffer.push(Buffer.from(text));
        const all = texts.join('');
        expect(buffer.bytes().toString()).toBe(all.slice(0, limit));
        expect(buffer.overflowed).toBe(all.length > limit);
      }),
    );
  });
});

describe('HeadTailBuffer', () => {
  test('keeps all that fits, else the first and the last half, however it came in pieces', () => {
    fc.assert(
      fc.property(chunks, fc.integer({ min: 2, max: 100 }), (texts, limit) => {
        const buffer = new HeadTailBuffer(limit);
        for (const text of texts) buffer.push(Buffer.from(text));
        const all = texts.join('');
        const half = Math.floor(limit / 2);
        const left = all.length - 2 * half;
        const expected =
          left > 0 ? `${all.slice(0, half)}\n… ${left} bytes left out …\n${all.slice(all.length - half)}` : all;
        expect(buffer.bytes().toString()).toBe(expected);
      }),
    );
  });
});
