import { expect, test } from 'vitest';
import { withoutCommands } from '../../src/action/log.ts';

test.each([
  ['::error::no', ': :error::no'],
  ['  ::add-mask::x', '  : :add-mask::x'],
  ['text ##[group]x', 'text ## [group]x'],
  ['a::b in the middle', 'a::b in the middle'],
  ['pkg: : plain', 'pkg: : plain'],
])('%j cannot command the runner', (line, shown) => {
  expect(withoutCommands(line)).toBe(shown);
});
