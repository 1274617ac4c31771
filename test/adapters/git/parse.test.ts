import { expect, test } from 'vitest';
import { joinWithNul, nativePath, showPath, splitAtNul, toBytePath } from '../../../src/adapters/git/byte-path.ts';
import { parseRemoteHead } from '../../../src/adapters/git/default-base.ts';
import { parseDebug } from '../../../src/adapters/git/filters.ts';
import { gitMessage } from '../../../src/adapters/git/git-failure.ts';
import { parseParents } from '../../../src/adapters/git/history.ts';
import { parseEntries } from '../../../src/adapters/git/index-entries.ts';

const a = 'a'.repeat(40);
const b = 'b'.repeat(40);

test('entries of an index: modes, sparse ones, any path, of a conflict the last stage', () => {
  const lines = [
    `H 100644 ${a} 0\tplain.go`,
    `H 100755 ${a} 0\trun`,
    `S 120000 ${a} 0\ta\tb\nc`,
    `H 160000 ${b} 0\tlib`,
    `M 100644 ${a} 2\tboth`,
    `M 100644 ${b} 3\tboth`,
    'nonsense',
  ];
  expect(parseEntries(Buffer.from(lines.map((line) => `${line}\0`).join('')))).toEqual([
    { path: 'plain.go', mode: 'file', object: a, skipped: false },
    { path: 'run', mode: 'executable', object: a, skipped: false },
    { path: 'a\tb\nc', mode: 'symlink', object: a, skipped: true },
    { path: 'lib', mode: 'submodule', object: b, skipped: false },
    { path: 'both', mode: 'file', object: b, skipped: false },
  ]);
});

function stamp(mtime: string, size: number): string {
  return `  ctime: 1:2\n  mtime: ${mtime}\n  dev: 1\tino: 2\n  uid: 0\tgid: 0\n  size: ${size}\tflags: 0\n`;
}

test('times and sizes of an index, of names with line ends too', () => {
  expect(parseDebug(Buffer.from(`x\n  y\0${stamp('5:6', 7)}z\0${stamp('8:0', 9)}`))).toEqual([
    { path: 'x\n  y', stamp: '5:6 7' },
    { path: 'z', stamp: '8:0 9' },
  ]);
  expect(parseDebug(Buffer.from('x\0another form\n'))).toEqual([]);
});

test('the default branch of a remote', () => {
  const text = `ref: refs/heads/release/1.x\tHEAD\n${a}\tHEAD\n`;
  expect(parseRemoteHead(text, 'origin')).toEqual({ name: 'origin/release/1.x', branch: 'release/1.x', commit: a });
  expect(parseRemoteHead(`${a}\tHEAD\n`, 'origin')).toBeUndefined();
  expect(parseRemoteHead('', 'origin')).toBeUndefined();
});

test('parents, from the header of a commit only', () => {
  const commit = `tree ${a}\nparent ${a}\nparent ${b}\nauthor x\n\nparent ${'c'.repeat(40)}\n`;
  expect(parseParents(commit)).toEqual([a, b]);
  expect(parseParents(`tree ${a}\nauthor x\n\nfirst`)).toEqual([]);
});

test('paths keep their bytes', () => {
  const raw = Buffer.from([0xff, 0x2f, 0x61, 0, 0x62, 0]);
  const paths = splitAtNul(raw);
  expect(paths).toEqual(['\u00ff/a', 'b']);
  expect(joinWithNul(paths)).toEqual(raw);
  expect(nativePath('/r', 'b')).toBe('/r/b');
  expect(nativePath('/ü', '\u00ff')).toEqual(Buffer.concat([Buffer.from('/ü/'), Buffer.from([0xff])]));
  expect(showPath(toBytePath('ü'))).toBe('ü');
});

test('messages hold no credentials', () => {
  const stderr = "fatal: unable to access 'https://user:secret@example.com/x/': 403\n";
  expect(gitMessage({ code: 128, stderr })).toBe("fatal: unable to access 'https://example.com/x/': 403");
  expect(gitMessage({ code: 128, stderr: '' })).toBe('exit code 128');
});
