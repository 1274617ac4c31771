import { describe, expect, test } from 'vitest';
import { directCalls } from '../../../src/core/profile/direct-calls.ts';
import type { Frame } from '../../../src/core/profile/heap-profile.ts';
import {
  calledByLeaves,
  foldersOf,
  functionsWithLeaves,
  pathsOf,
  plainFunction,
} from '../../../src/core/profile/site.ts';

const code = { root: '/snapshot/head', goroot: '/go' };
const frame = (name: string, file: string, line: number, address = line, inlined = false): Frame => ({
  function: name,
  file,
  line,
  address,
  inlined,
});
const stack = (...frames: readonly Frame[]) => ({ frames, objectsPerOp: 1, bytesPerOp: 64, blockSize: 64 });

const call = (caller: string, from: number, size: number, target: string, file: string, line: number) => ({
  function: caller,
  from,
  to: from + size,
  target,
  file: `/snapshot/head/order/${file}`,
  line,
});
const calls = directCalls([
  call('m.Copy', 0x2000, 5, 'runtime.mallocgc', 'copy.go', 7),
  call('m.Copy', 0x2005, 5, 'runtime.memmove', 'slices.go', 9),
  call('m.Create', 0x1004, 5, 'runtime.growslice', 'create.go', 42),
  call('m.Create', 0x1009, 5, 'm.Copy', 'create.go', 43),
  call('m.Arm', 0x3000, 4, 'runtime.newobject', 'arm.go', 3),
]);

describe('direct calls', () => {
  test.each([
    [0x1000, undefined],
    [0x1003, undefined],
    [0x1004, 'runtime.growslice'],
    [0x1008, 'runtime.growslice'],
    [0x1009, 'm.Copy'],
    [0x100e, undefined],
    [0x2004, 'runtime.mallocgc'],
    [0x3003, 'runtime.newobject'],
    [0x3004, undefined],
    [0, undefined],
  ])('at %i the call is %s', (address, target) => {
    expect(calls.callAt(address)).toBe(target);
  });

  test('know where a function calls another', () => {
    expect(calls.callTo('m.Copy', 'runtime.mallocgc')).toEqual({
      file: '/snapshot/head/order/copy.go',
      line: 7,
    });
    expect(calls.callTo('m.Create', 'runtime.mallocgc')).toBeUndefined();
    expect(calls.callTo('m.Other', 'runtime.mallocgc')).toBeUndefined();
  });

  test('of nothing know nothing', () => {
    expect(directCalls([]).callAt(1)).toBeUndefined();
  });
});

describe('a path', () => {
  const only = (...frames: readonly Frame[]) => pathsOf([stack(...frames)], code, calls)[0];

  test('ends at the first frame of the user, files from the top', () => {
    const path = only(
      frame('strings.(*Builder).grow', '/go/src/strings/builder.go', 68),
      frame('strings.(*Builder).WriteString', '/go/src/strings/builder.go', 120),
      frame('m.Render', '/snapshot/head/order/render.go', 12),
      frame('m.BenchmarkRender', '/snapshot/head/order/render_test.go', 8),
    );
    expect(path?.frames.map(({ owner }) => owner)).toEqual(['standard', 'standard', 'user', 'user']);
    expect(path && path.frames[path.site]).toMatchObject({ file: 'order/render.go', line: 12 });
    expect(path?.callee).toBe('strings.(*Builder).grow');
    expect(path?.library).toBe('strings.(*Builder).WriteString');
  });

  test('has frames of the user whose files a //line directive names', () => {
    const parsed = stack(
      frame('fmt.Sprintf', '/go/src/fmt/print.go', 240),
      frame('m/calc.yyAct', 'expr.y', 16),
      frame('m/calc.Eval', '/snapshot/head/calc/calc.go', 11),
    );
    const folders = foldersOf([parsed], code.root);
    const [found] = pathsOf([parsed], { ...code, folders }, calls);
    expect(found && found.frames[found.site]).toMatchObject({ file: 'calc/expr.y', line: 16, owner: 'user' });
    expect(found?.library).toBe('fmt.Sprintf');
    // Of another package, and one that leads out of the snapshot.
    const others = stack(frame('dep.F', 'x.go', 1), frame('m/calc.G', '../../x.go', 1));
    expect(pathsOf([others], { ...code, folders }, calls)).toEqual([]);
  });

  test('has the call that the leaf makes', () => {
    const path = only(frame('m.Create', '/snapshot/head/order/create.go', 42, 0x1006));
    expect(path?.callee).toBe('runtime.growslice');
    expect(path?.library).toBeUndefined();
  });

  test('without a known call, the leaf itself', () => {
    expect(only(frame('m.Create', '/snapshot/head/order/create.go', 44, 0x100e))?.callee).toBe('m.Create');
  });

  test('the frame that the profiler skips where make and copy become one is put back', () => {
    const path = only(frame('m.Create', '/snapshot/head/order/create.go', 43, 0x100b));
    expect(path?.callee).toBe('runtime.mallocgc');
    expect(path?.frames.map(({ function: name, file, line }) => `${name} ${file}:${line}`)).toEqual([
      'm.Copy order/copy.go:7',
      'm.Create order/create.go:43',
    ]);
    expect(path?.site).toBe(0);
  });

  test('code of other modules is a library, vendored or not', () => {
    const path = only(
      frame('x.F', '/root/go/pkg/mod/example.com/x@v1/x.go', 3),
      frame('y.G', '/snapshot/head/vendor/example.com/y/y.go', 4),
      frame('m.Create', '/snapshot/head/order/create.go', 50),
    );
    expect(path?.frames.map(({ owner }) => owner)).toEqual(['library', 'library', 'user']);
    expect(path?.library).toBe('y.G');
  });

  test('without code of the user there is none; a folder that only begins like the snapshot is not its', () => {
    expect(only(frame('x.F', '/root/x.go', 3))).toBeUndefined();
    expect(only(frame('x.F', '/snapshot/header/x.go', 3))).toBeUndefined();
    expect(only()).toBeUndefined();
  });
});

test('asked are the functions of the leaves, as the binary has them', () => {
  const names = functionsWithLeaves(
    [
      stack(frame('m.small', '/snapshot/head/a.go', 1, 9, true), frame('m.Create', '/snapshot/head/a.go', 5, 9)),
      stack(frame('m.Create', '/snapshot/head/a.go', 6, 10)),
      stack(frame('fmt.Sprint', '/go/src/fmt/print.go', 6, 11), frame('m.B', '/snapshot/head/a.go', 7, 12)),
      stack(frame('x.F', '/root/x.go', 3, 13)),
    ],
    code,
  );
  expect(names).toEqual(['m.Create', 'x.F']);
});

test('and what those call besides the allocator, once they are known', () => {
  const at = (address: number) => stack(frame('m.Create', '/snapshot/head/order/create.go', 1, address));
  const standard = stack(frame('fmt.Sprint', '/go/src/fmt/print.go', 6, 0x1009));
  expect(calledByLeaves([at(0x1009), at(0x1009), at(0x1004), at(0x9999)], code, calls)).toEqual(['m.Copy']);
  expect(calledByLeaves([standard, at(0x1004)], code, calls)).toEqual([]);
});

test.each([
  ['m.Map[go.shape.int,go.shape.string]', 'm.Map'],
  ['m.(*List[go.shape.struct { X []int }]).Add', 'm.(*List).Add'],
  ['m.Map[...].func1', 'm.Map.func1'],
  ['m.F', 'm.F'],
  ['m.F]', 'm.F]'],
])('%s is %s without its type arguments', (name, plain) => {
  expect(plainFunction(name)).toBe(plain);
});
