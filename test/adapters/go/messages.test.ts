import { expect, test } from 'vitest';
import { lastLines, nameOriginals, relativize } from '../../../src/adapters/go/messages.ts';

test.each([
  ['/c/head/order/a.go:3:1: x\n', 'a.go:3:1: x'],
  ['/c/head/pkg/a.go:3:1: x', 'pkg/a.go:3:1: x'],
  ['in /c/head: found', 'in .: found'],
  ['in /c/head', 'in .'],
  ['/c/header/a.go', '/c/header/a.go'],
  ['/c/head-2', '/c/head-2'],
])('%j is shown as %j', (message, shown) => {
  expect(relativize(message, ['/c/head', '/c/head/order'])).toBe(shown);
});

test('characters of a folder name have no meaning of their own', () => {
  expect(relativize('in /a+b (c)[ü].x: y', ['/a+b (c)[ü].x'])).toBe('in .: y');
});

test('a flood of messages is cut, and says so', () => {
  const lines = relativize(Array.from({ length: 100 }, (_, i) => `line ${i}`).join('\n'), []).split('\n');
  expect([lines.length, lines[39], lines[40]]).toEqual([41, 'line 39', '… 60 more lines']);
});

test('the end of what a command wrote', () => {
  expect(lastLines('a\nb\nc\n', 2)).toBe('b\nc');
  expect(lastLines('', 2)).toBe('');
});

test.each([
  [
    '../../work/overlay/39960ef2.go:330:2: declared and not used: x',
    '/c/head/pkg/a.go:330:2: declared and not used: x',
  ],
  ['    /c/work/overlay/39960ef2.go:9:2: other declaration of x', '    /c/head/pkg/a.go:9:2: other declaration of x'],
  ['overlay/e0817188.go:1:1: x', 'overlay/e0817188.go:1:1: x'],
  ['a.go:1:1: undefined: 39960ef2', 'a.go:1:1: undefined: 39960ef2'],
])('a file that stands in for another is told as that: %j', (message, shown) => {
  expect(nameOriginals(message, new Map([['/c/work/overlay/39960ef2.go', '/c/head/pkg/a.go']]))).toBe(shown);
});
