import { expect, test } from 'vitest';
import { type Leftovers, readLeftovers } from '../../../src/core/leak/leftovers.ts';
import { leakBetween } from '../../../src/core/leak/sites.ts';

const code = { root: '/snap/head', goroot: '/go' };

const parked = `goroutine 7 [chan receive, 2 minutes]:
example.com/m/order.(*Mailer).send(0xc00001c0a8, {0x1, 0x2})
	/snap/head/order/mail.go:12 +0x1d
created by example.com/m/order.Confirm in goroutine 6
	/snap/head/order/order.go:30 +0x5c
`;
const ours = `goroutine 6 [running]:
testing.allocgateWrite({0x1, 0x2}, 0x3e8)
	/go/src/testing/benchmark.go:1100 +0x5c
created by testing.(*B).doBench in goroutine 1
	/go/src/testing/benchmark.go:296 +0x66
`;

/** The file of a probe in which each operation parks a goroutine and keeps 64 bytes; `setUp` more are there after each run. */
function probeFile(few: number, many: number, setUp: number): string {
  const section = (when: string, iterations: number, operations: number, extra: number): string => {
    const stacks = [ours, ...Array.from({ length: operations + extra }, () => parked)].join('\n');
    const heap = [
      `heap ${operations} ${operations * 64}`,
      '\truntime.mallocgc\t/go/src/runtime/malloc.go:1200',
      '\texample.com/m/order.keep\t/snap/head/order/order.go:44',
      `heap ${operations * 3} ${operations * 440}`,
      '\truntime.malg\t/go/src/runtime/proc.go:5000',
    ];
    return [`${when} ${iterations}`, ...heap, `stacks ${stacks.length}`, stacks, ''].join('\n');
  };
  return [
    section('before', few, 0, 0),
    section('after', few, few, setUp),
    section('before', many, few, setUp),
    section('after', many, few + many, 2 * setUp),
  ].join('\n');
}

test('the slope of what is there before and after two runs, by site, without setup and what the runtime keeps', () => {
  const leak = leakBetween(readLeftovers(probeFile(10, 40, 3)), { few: 10, many: 40 }, code);
  expect(leak).toMatchObject({ goroutines: 1, bytes: 64 });
  expect(leak?.sites).toHaveLength(2);
  expect(leak?.sites[0]).toMatchObject({
    kind: 'channel-receive',
    at: { file: 'order/order.go', line: 30, function: 'example.com/m/order.Confirm', owner: 'user' },
    waitingAt: { file: 'order/mail.go', line: 12, function: 'example.com/m/order.(*Mailer).send' },
    state: 'chan receive',
    goroutines: 1,
  });
  expect(leak?.sites[1]).toMatchObject({ kind: 'memory', at: { file: 'order/order.go', line: 44 }, bytes: 64 });
});

test('what keeps memory is known by whose code it is, not by how the module is called', () => {
  const text = probeFile(10, 40, 3)
    .replaceAll('example.com/m/', 'shop/')
    .replaceAll(/heap \d+ (\d+)\n(?=\truntime.mallocgc)/g, 'heap 1 $1\n')
    .replaceAll('\truntime.mallocgc\t', '\truntime.mallocgc\t/go/src/runtime/malloc.go:1100\n\truntime.growslice\t');
  const memory = leakBetween(readLeftovers(text), { few: 10, many: 40 }, code)?.sites[1];
  expect(memory).toMatchObject({ kind: 'slice', at: { function: 'shop/order.keep', owner: 'user' } });
});

test('an array that each operation makes for itself is no slice that grows', () => {
  const text = probeFile(10, 40, 3).replaceAll('\truntime.mallocgc\t', '\truntime.growslice\t');
  const memory = leakBetween(readLeftovers(text), { few: 10, many: 40 }, code)?.sites[1];
  expect(memory).toMatchObject({ kind: 'memory', bytes: 64 });
});

test('what is set up once in each run is no leak', () => {
  const text = probeFile(10, 40, 5).replaceAll(/heap \d+ \d+/g, 'heap 1 512');
  const runs = readLeftovers(text).map((run): Leftovers => ({ ...run, goroutines: run.goroutines.slice(0, 5) }));
  expect(leakBetween(runs, { few: 10, many: 40 }, code)).toEqual({ goroutines: 0, bytes: 0, sites: [] });
});

test('a file without all four moments says nothing', () => {
  const [, ...rest] = readLeftovers(probeFile(10, 40, 0));
  expect(leakBetween(rest, { few: 10, many: 40 }, code)).toBeUndefined();
  expect(leakBetween(readLeftovers(''), { few: 10, many: 40 }, code)).toBeUndefined();
});

test.each([
  ['chan receive', 'chan receive', false],
  ['chan receive (leaked)', 'chan receive', true],
  ['select (no cases)', 'select (no cases)', false],
  ['sync.WaitGroup.Wait, 3 minutes, locked to thread', 'sync.WaitGroup.Wait', false],
])('the state [%s]', (words, state, isUnreachable) => {
  const text = `after 1\nstacks 0\n${parked.replace('chan receive, 2 minutes', words)}`;
  expect(readLeftovers(text)[0]?.goroutines[0]).toMatchObject({ state, isUnreachable });
});

test('what the tested code may write into the file gives no goroutine and ends', () => {
  const hostile = ['after 1', 'heap x', 'heap 1 2', '\tno place', 'stacks 3', 'goroutine [x]:', '\t:0', 'created by'];
  expect(readLeftovers(hostile.join('\n'))).toEqual([
    { when: 'after', iterations: 1, memory: [{ frames: [], objects: 1, bytes: 2 }], goroutines: [] },
  ]);
  expect(readLeftovers('after 1\n'.repeat(1000))).toHaveLength(8);
});
