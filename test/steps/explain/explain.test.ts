import { expect, test } from 'vitest';
import { check } from '../../../src/gate.ts';
import type { GoAnalysis, Ports, RunRequest } from '../../../src/ports.ts';
import { type Behaviour, fakePorts, FakeRepository, FakeToolchain, noAnalysis } from '../../fakes.ts';

const perOp =
  (base: number, head: number): Behaviour =>
  ({ side, iterations }) => {
    const allocs = (side === 'base' ? base : head) * iterations;
    return { allocs, bytes: allocs * 64 };
  };

/** Gates a module of one benchmark, with an analysis that notes what it was asked. */
async function gate(behave: Behaviour, change: Partial<GoAnalysis> = {}, repository = new FakeRepository()) {
  const asked: string[] = [];
  const said: string[] = [];
  const analysis = Object.fromEntries(
    Object.entries({ ...noAnalysis, ...change }).map(([name, answer]) => [
      name,
      (...args: readonly never[]): unknown => {
        asked.push(name);
        return (answer as (...given: readonly never[]) => unknown)(...args);
      },
    ]),
  ) as unknown as GoAnalysis;
  const go = new FakeToolchain({ benchmarks: { BenchmarkX: { behave } } });
  const ports: Ports = {
    ...fakePorts(go, repository),
    analysis,
    log: { info: (message) => void said.push(message), debug: () => undefined, progress: () => undefined },
  };
  const report = await check(ports, { folder: '/repo', explicit: { leaks: 'off' } });
  return { report, asked, said };
}

class NotComparable extends FakeRepository {
  override changes(): Promise<string> {
    return Promise.reject(new Error('the patch is larger than 64 MiB'));
  }
}

/** What only prepares an explanation, or waits for that to end. */
const preparing = new Set(['warmUp', 'settled']);

test.each([
  ['nothing moved', perOp(3, 3)],
  ['it got better', perOp(5, 3)],
  ['it moved a little', perOp(100, 101)],
  ['it cannot be measured', (): 'panic' => 'panic'],
])('nothing is run to explain where %s', async (_, behave) => {
  const { report, asked } = await gate(behave);
  expect(asked.filter((name) => !preparing.has(name))).toEqual([]);
  expect(report.explanations).toEqual([]);
  expect(report.timings).toMatchObject({ explainMs: 0, proveMs: 0 });
});

test('a regression is profiled; without a profile there is no explanation, and the verdict stands', async () => {
  const { report, asked, said } = await gate(perOp(3, 5));
  expect(report.conclusion).toBe('fail');
  expect(asked).toContain('heapProfile');
  expect(report.explanations).toEqual([]);
  expect(said.join('\n')).toContain('1 of 1 regressed benchmarks could not be profiled');
  expect(report.notes.join('\n')).toContain('could not be profiled in time');
});

const verdict = async (): Promise<object> => {
  const { report } = await gate(perOp(3, 5));
  return { ...report, notes: undefined, timings: undefined };
};

test.each<[string, Partial<GoAnalysis>]>([
  ['the profile', { heapProfile: () => Promise.reject(new Error('no space left')) }],
  ['the compiler', { diagnostics: () => Promise.reject(new Error('no space left')) }],
])('what fails in %s is said, and never changes the verdict', async (_, change) => {
  const { report, said } = await gate(perOp(3, 5), change);
  expect({ ...report, notes: undefined, timings: undefined }).toEqual(await verdict());
  for (const lines of [said, report.notes])
    expect(lines.filter((line) => line.includes('could not be explained: no space left'))).toHaveLength(1);
});

test('the same where git cannot compare the snapshots', async () => {
  const { report, said, asked } = await gate(perOp(3, 5), {}, new NotComparable());
  expect({ ...report, notes: undefined, timings: undefined }).toEqual(await verdict());
  expect(report.notes).toEqual([
    'Warning: the change could not be read, so it is unknown whether it edits benchmarks.',
    'It is unknown which changed functions no benchmark reaches: the patch is larger than 64 MiB',
    'Nothing could be explained: the patch is larger than 64 MiB',
  ]);
  expect(said).toContain('Nothing could be explained: the patch is larger than 64 MiB');
  expect(asked.filter((name) => !preparing.has(name))).toEqual([]);
});

/** As a test binary prints it, one allocation an operation. */
function profiledRun({ args }: RunRequest): string {
  const iterations = Number(/=(\d+)x$/.exec(args.find((arg) => arg.includes('benchtime')) ?? '')?.[1]);
  const figures = `64 B/op\t1 allocs/op\t${64 * iterations} B-total\t${iterations} allocs-total`;
  return `pkg: example.com/m\n\u0016=== RUN   BenchmarkX\nBenchmarkX\nBenchmarkX\t${iterations}\t1 ns/op\t${figures}\n\u0016PASS\n`;
}

test('a compiler that fails while a profile is still taken is waited for', async () => {
  const { report, said } = await gate(perOp(3, 5), {
    diagnostics: () => Promise.reject(new Error('no space left')),
    heapProfile: async (request) => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      return noAnalysis.heapProfile(request);
    },
  });
  expect(report.conclusion).toBe('fail');
  expect(said.join('\n')).toContain('could not be explained: no space left');
});

test('a profile of any bytes is no profile', async () => {
  const exit = { kind: 'code', code: 0 } as const;
  const { report } = await gate(perOp(3, 5), {
    heapProfile: (request) =>
      Promise.resolve({
        outcome: { stdout: profiledRun(request), stderr: '', exit, durationMs: 1 },
        profile: Uint8Array.of(1, 2, 3, 255),
      }),
  });
  expect({ ...report, notes: undefined, timings: undefined }).toEqual(await verdict());
});
