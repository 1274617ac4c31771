import { expect, test } from 'vitest';
import { asBefore } from '../../../src/core/cause/as-before.ts';
import { atomsBetween, lines } from './builders.ts';

const body = ['package m', '', 'func F() int {', '\treturn 1', '}'];

/** The file that the edit makes of head, applied as a reader would. */
function applied(base: string, head: string): { edit: string; content: string | undefined } {
  const { atoms, sources } = atomsBetween({ 'm.go': base }, { 'm.go': head });
  const found = asBefore(atoms, sources);
  if (found === undefined) throw new Error('nothing is offered');
  const { line, endLine, text } = found.edit;
  const changed = head.split('\n');
  changed.splice(line - 1, endLine - line + 1, ...text.split('\n'));
  return { edit: changed.join('\n'), content: found.content };
}

const plain = lines(...body);

test.each([
  ['a changed line', plain, plain.replace('return 1', 'return 2')],
  ['a line that went away', plain, lines(...body.filter((line) => !line.includes('return')))],
  ['the first line', lines('// Package m.', ...body), plain],
  ['several first lines', lines('// Package m', '// is small.', ...body), plain],
  ['the last line', lines(...body, '// end'), plain],
  ['one line for two', plain, plain.replace('\treturn 1', '\tx := 1\n\treturn x')],
  ['two lines of one piece', plain, plain.replace('func F', 'func G').replace('return 1', 'return 2')],
])('%s comes back', (_, base, head) => {
  const { edit, content } = applied(base, head);
  expect(edit).toBe(base);
  expect(content).toBe(base);
});

test('what is only added, in two files, or long is not offered', () => {
  const offered = (base: string, head: string, also = ''): unknown => {
    const { atoms, sources } = atomsBetween(
      { 'm.go': base, 'n.go': `package m\n${also}` },
      { 'm.go': head, 'n.go': 'package m\n' },
    );
    return asBefore(atoms, sources);
  };
  expect(offered(plain, lines(...body, '', 'var x = 1'))).toBeUndefined();
  expect(offered(plain, plain.replace('return 1', 'return 2'), 'var x = 1\n')).toBeUndefined();
  const long = lines(...body, ...Array.from({ length: 15 }, (_, index) => `var a${index} = 1`));
  expect(offered(long, long.replaceAll('= 1', '= 2'))).toBeUndefined();
});
