import { describe, expect, test } from 'vitest';
import { confirmingIterations, lookIterations } from '../../../src/core/leak/iterations.ts';
import { memoryKind, waitKind } from '../../../src/core/leak/kinds.ts';
import { isSuspicious, leakFigures, levelsOff, sidesOfExperiments } from '../../../src/core/leak/rule.ts';

const left = (goroutines: number, bytes: number): { goroutines: number; bytes: number } => ({ goroutines, bytes });

test('no run is as short as the first one of every benchmark, and of those that only hold others', () => {
  const slow = lookIterations(400e6) ?? { few: 0, many: 0 };
  const rounds = confirmingIterations({ looked: slow, speed: 400e6, allocsPerOp: 1, left: left(1, 100) });
  for (const { few, many } of [slow, ...rounds]) {
    expect(few).toBeGreaterThan(1);
    expect(many).toBeGreaterThan(few);
  }
});

describe('the first look', () => {
  test.each([
    [1e3, 1000],
    [20e3, 1000],
    [21e3, 128],
    [1e6, 16],
    [100e6, 4],
    [500e6, 4],
    [501e6, undefined],
  ])('an operation of %d ns', (speed, many) => {
    expect(lookIterations(speed)?.many).toBe(many);
  });

  test.each([
    [left(0, 0), left(0.19, 11), false],
    [left(0, 0), left(0.2, 0), true],
    [left(0, 0), left(0, 12), true],
    [left(1, 100), left(1, 105), false],
    [left(-5, -900), left(0, 0), false],
    [undefined, left(1, 0), true],
  ])('%j → %j', (base, head, expected) => {
    expect(isSuspicious(base, head)).toBe(expected);
  });
});

test('the confirmation takes other and growing iterations, bounded by what they leave', () => {
  const looked = { few: 250, many: 1000 };
  const pairs = (goroutines: number, bytes: number, speed = 100): number[] =>
    confirmingIterations({ looked, speed, allocsPerOp: 1, left: left(goroutines, bytes) }).map(({ many }) => many);
  expect(pairs(0, 20)).toEqual([75_000, 150_000, 300_000]);
  expect(pairs(1, 100)).toEqual([500, 1000, 2000]);
  expect(pairs(0, 1024 * 1024)).toEqual([125, 250, 500]);
  expect(pairs(0, 20, 100e6)).toEqual([125, 250, 500]);
});

test('figures below the noise are zero, goroutines are rounded to hundredths and bytes to whole ones', () => {
  const samples = [left(0.04, 3), left(1.004, 105.4), left(-0.2, -50)];
  expect(leakFigures(samples, 'goroutines/op').map((figure) => figure.kind === 'reported' && figure.value)).toEqual([
    0, 1, 0,
  ]);
  expect(leakFigures(samples, 'retained-B/op').map((figure) => figure.kind === 'reported' && figure.value)).toEqual([
    0, 105, 0,
  ]);
});

test.each([
  ['a table that doubles', { base: 2, head: 71 }, { base: 2, head: 71 }],
  ['hardly anything', { base: 0, head: 9 }, { base: 0, head: 40 }],
  ['nothing on base', { base: undefined, head: 71 }, { base: 0, head: 40 }],
])('experiments that measure %s', (_, measured, expected) => {
  expect(sidesOfExperiments({ base: 0, head: 40 }, measured)).toEqual(expected);
});

test('what fills up once levels off', () => {
  expect(levelsOff([left(0, 100), left(0, 60), left(0, 20)], 'retained-B/op')).toBe(true);
  expect(levelsOff([left(1, 100), left(1, 90), left(1, 80)], 'retained-B/op')).toBe(false);
  expect(levelsOff([left(1, 100), left(0.5, 100), left(0, 100)], 'goroutines/op')).toBe(true);
});

test.each([
  ['chan receive', ['example.com/m.f'], 'channel-receive'],
  ['chan send', ['example.com/m.f'], 'channel-send'],
  ['chan receive (nil chan)', ['example.com/m.f'], 'channel-receive'],
  ['select', ['example.com/m.f'], 'select'],
  ['select (no cases)', ['example.com/m.f'], 'select'],
  ['select', ['net/http.(*persistConn).writeLoop'], 'http-body'],
  ['IO wait', ['internal/poll.runtime_pollWait', 'net.(*conn).Read'], 'network'],
  ['IO wait', ['internal/poll.(*FD).Read', 'os.(*File).read', 'io.copyBuffer'], 'file'],
  ['IO wait', ['internal/poll.(*FD).Read', 'net.(*conn).Read', 'os.(*File).ReadFrom'], 'network'],
  ['select', ['io.(*pipe).read', 'os.(*File).ReadFrom', 'io.Copy'], 'select'],
  ['sync.WaitGroup.Wait', ['sync.runtime_SemacquireWaitGroup', 'sync.(*WaitGroup).Wait'], 'wait-group'],
  ['semacquire', ['sync.runtime_Semacquire', 'sync.(*WaitGroup).Wait'], 'wait-group'],
  ['sync.Mutex.Lock', ['internal/sync.runtime_SemacquireMutex', 'sync.(*Mutex).Lock'], 'mutex'],
  ['sync.Cond.Wait', ['sync.runtime_notifyListWait', 'sync.(*Cond).Wait'], 'condition'],
  ['sleep', ['time.Sleep', 'example.com/m.f'], 'sleep'],
  ['runnable', ['example.com/m.f'], 'goroutine'],
] as const)('a goroutine in %s of %j waits as %s', (state, functions, kind) => {
  expect(waitKind(state, functions)).toBe(kind);
});

test.each([
  [['runtime.mallocgc', 'runtime.newobject'], 'memory'],
  [['runtime.newobject', 'net/http.(*Request).WithContext'], 'memory'],
  [['runtime.newobject', 'net/http.(*Transport).dialConn'], 'http-body'],
  [['internal/runtime/maps.(*table).grow', 'runtime.mapassign_fast64'], 'map'],
  [['runtime.hashGrow', 'runtime.mapassign_faststr'], 'map'],
  [['runtime.growslice'], 'slice'],
  [['internal/sync.(*HashTrieMap[go.shape.interface {}]).Swap', 'sync.(*Map).Store'], 'sync-map'],
  [['time.NewTicker'], 'ticker'],
  [['time.newTimer', 'time.NewTimer', 'time.After'], 'timer'],
  [['context.WithCancel'], 'context'],
  [['context.withCancel', 'context.WithTimeout'], 'context'],
  // Nothing cancels a context that only carries a value.
  [['context.WithValue'], 'memory'],
  [['context.WithoutCancel'], 'memory'],
  [['container/list.(*List).PushBack'], 'list'],
] as const)('memory of %j is %s', (functions, kind) => {
  expect(memoryKind(functions)).toBe(kind);
});
