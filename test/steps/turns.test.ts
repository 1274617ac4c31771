import { expect, test } from 'vitest';
import { Turns } from '../../src/steps/turns.ts';

test('work for one key runs in order and never at once; other keys do not wait', async () => {
  const turns = new Turns();
  const events: string[] = [];
  const work = (name: string) => async (): Promise<string> => {
    events.push(`${name} begins`);
    await new Promise((resolve) => setImmediate(resolve));
    events.push(`${name} ends`);
    return name;
  };
  const failing = turns.take('a', async () => {
    await work('first')();
    throw new Error('no');
  });
  const rest = [turns.take('a', work('second')), turns.take('b', work('other'))];
  await expect(failing).rejects.toThrow('no');
  expect(await Promise.all(rest)).toEqual(['second', 'other']);
  const ofA = events.filter((event) => !event.startsWith('other'));
  expect(ofA).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  expect(events.indexOf('other begins')).toBeLessThan(events.indexOf('first ends'));
});
