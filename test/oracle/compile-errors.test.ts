import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseCompileErrors, repairOf, type Repair } from '../../src/core/cause/compile-errors.ts';

// What the real compiler says of broken code, so that new words of a new Go are noticed.

const declared = `package m

type I interface{ Keep(int) error }
type T struct{ a int }

func two() (int, int)     { return 1, 2 }
func one(x int) int       { return x }
func (t T) add(x int) int { return x }
`;

/** The compiler's words for a package of these files. */
function build(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'allocgate-compile-'));
  try {
    for (const [path, text] of Object.entries({ 'go.mod': 'module example.com/m\n\ngo 1.22\n', ...files })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const env = { ...process.env, GOFLAGS: '-mod=mod', GOPROXY: 'off', GOWORK: 'off', LC_ALL: 'C' };
    execFileSync('go', ['build', './...'], { cwd: folder, env, stdio: 'pipe', encoding: 'utf8' });
    return '';
  } catch (error) {
    return (error as { stderr: string }).stderr;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function repairs(body: string): readonly Repair[] {
  return parseCompileErrors(build({ 'a.go': declared, 'b.go': `package m\n\n${body}\n` })).map(repairOf);
}

describe('names that other parts of the change speak of', () => {
  test.each([
    ['a function that is gone', 'var x = nosuch()', 'nosuch'],
    ['a field that is gone', 'func f(t T) int { return t.gone }', 'gone'],
    ['a method that is gone', 'func f(t T) { t.gone() }', 'gone'],
    ['a field that a literal has', 'var x = T{gone: 1}', 'gone'],
    ['an argument too few', 'var x = one()', 'one'],
    ['an argument too many', 'var x = one(1, 2)', 'one'],
    ['of a method', 'var x = T{}.add()', 'add'],
    ['a variable without use', 'func f() { left := 1 }', 'left'],
    ['a function twice', 'func one() {}', 'one'],
    ['a method twice', 'func (t T) add() {}', 'add'],
    ['a result too many', 'func f() { x := two(); _ = x }', 'two'],
    ['a result too few', 'func f() { x, y := one(1); _, _ = x, y }', 'one'],
    ['a method that an interface has', 'var x I = T{}', 'Keep'],
    ['another type', 'var x string = one(1)', 'one'],
    ['an argument of another type', 'var x = one("a")', 'one'],
    ['types that do not fit', 'func f(t T) int { return t + one(1) }', 'T'],
  ])('%s', (_, body, name) => {
    const names = repairs(body).flatMap((repair) => (repair.kind === 'names' ? repair.names : []));
    expect(names).toContain(name);
  });

  test.each([
    ['a missing return', 'func f() int { for { break } }'],
    ['nothing new on the left', 'func f() { x := 1; x := 2; _ = x }'],
  ])('%s names nothing, not even words of the message', (_, body) => {
    expect(repairs(body)).toEqual([{ kind: 'names', file: 'b.go', names: [] }]);
  });
});

test('imports without use, by line', () => {
  expect(repairs('import (\n\t"fmt"\n\tstr "strings"\n)')).toEqual([
    { kind: 'drop-import', file: 'b.go', line: 4 },
    { kind: 'drop-import', file: 'b.go', line: 5 },
  ]);
});

test('a module that go.mod does not require', () => {
  const message = build({ 'a.go': 'package m\n\nimport _ "example.com/other/thing"\n' });
  expect(parseCompileErrors(message).map(repairOf)).toContainEqual({ kind: 'requirements' });
});

test('a file of a package in a folder is named from the module', () => {
  const message = build({ 'order/a.go': 'package order\n\nvar x = nosuch\n' });
  expect(parseCompileErrors(message)).toEqual([{ file: 'order/a.go', line: 3, text: 'undefined: nosuch' }]);
});

test('code that compiles has no errors', () => {
  expect(build({ 'a.go': declared })).toBe('');
});
