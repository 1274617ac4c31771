import { expect, test } from 'vitest';
import { remembered } from '../../../src/adapters/go/remembered.ts';

test('a result is made once for each key, and an error is forgotten', async () => {
  const kept = new Map<string, Promise<string>>();
  let made = 0;
  const make = (key: string, fails = false): Promise<string> =>
    remembered(kept, key, () => {
      made++;
      return fails ? Promise.reject(new Error('busy')) : Promise.resolve(`${key}${made}`);
    });
  expect(await Promise.all([make('a'), make('a'), make('b')])).toEqual(['a1', 'a1', 'b2']);
  await expect(make('c', true)).rejects.toThrow('busy');
  expect(await make('c')).toBe('c4');
  expect(await make('c')).toBe('c4');
});
