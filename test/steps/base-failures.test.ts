import { describe, expect, test } from 'vitest';
import type { GateReport } from '../../src/core/report/model.ts';
import { GateError } from '../../src/errors.ts';
import { check } from '../../src/gate.ts';
import type { Build, BuildRequest, PackageFailure, RevisionEvent, RunOutcome, RunRequest } from '../../src/ports.ts';
import { type Behaviour, type FakeModule, fakePorts, FakeToolchain } from '../fakes.ts';

const pull: RevisionEvent = { kind: 'pull-request', baseSha: 'b'.repeat(40), headSha: 'a'.repeat(40) };
const group: RevisionEvent = { kind: 'merge-group', baseSha: 'b'.repeat(40), headSha: 'a'.repeat(40) };
const push: RevisionEvent = { kind: 'push', before: 'b'.repeat(40) };

/** A toolchain in which something goes wrong. */
class FaultyToolchain extends FakeToolchain {
  readonly builds: string[] = [];
  readonly #faults: Faults;

  constructor(module: FakeModule, faults: Faults) {
    super(module);
    this.#faults = faults;
  }

  override async build(request: BuildRequest): Promise<Build> {
    this.builds.push(request.side);
    const attempt = this.builds.filter((side) => side === request.side).length;
    const cause = request.side === 'base' ? this.#faults.build?.(attempt) : undefined;
    if (cause === undefined) return super.build(request);
    const message = cause === 'environment' ? 'write m.test: no space left on device' : 'm.go:3:1: undefined: x';
    return { binaries: [], failures: [{ importPath: 'example.com/m', message, cause }], empty: [] };
  }

  override run(request: RunRequest): Promise<RunOutcome> {
    const outcome = this.#faults.run?.(request.binary.path, this.runs.length);
    return outcome === undefined ? super.run(request) : Promise.resolve({ ...ended, ...outcome });
  }

  override examine(): Promise<string | undefined> {
    return Promise.resolve(this.#faults.damage);
  }
}

interface Faults {
  /** The cause of base's n-th build's failure; absent: it succeeds. */
  readonly build?: (attempt: number) => PackageFailure['cause'] | undefined;
  readonly run?: (binary: string, before: number) => Partial<RunOutcome> | undefined;
  readonly damage?: string;
}

const ended: RunOutcome = { stdout: '', stderr: '', exit: { kind: 'code', code: 2 }, durationMs: 1 };

const doubled: Behaviour = ({ side, iterations }) => ({
  allocs: (side === 'base' ? 2 : 4) * iterations,
  bytes: 64 * iterations,
});
const panicsOnBase: Behaviour = (run) => (run.side === 'base' ? 'panic' : doubled(run));

async function gate(
  faults: Faults,
  {
    event,
    module = { BenchmarkX: { behave: doubled } },
  }: { event?: RevisionEvent; module?: FakeModule['benchmarks'] } = {},
): Promise<GateReport> {
  const ports = {
    ...fakePorts(new FaultyToolchain({ benchmarks: module }, faults)),
    ...(event === undefined ? {} : { pullRequest: { event: () => Promise.resolve(event), workflow: undefined } }),
  };
  return check(ports, { folder: '/repo', explicit: {} });
}

const told = ({ problems }: GateReport): readonly string[] =>
  problems.map(({ kind, side, blocking }) => `${kind} ${side}${blocking ? ' blocking' : ''}`);

describe('base fails to build', () => {
  test('by the environment, twice: unmeasurable, with the remedy', async () => {
    const report = await gate({ build: () => 'environment' });
    expect(told(report)).toEqual(['environment-failed base blocking']);
    expect(report.problems[0]?.remedy).toContain('Free disk space');
    expect(report.conclusion).toBe('unmeasurable');
  });

  test('by the environment, once: the second build counts', async () => {
    const report = await gate({ build: (attempt) => (attempt === 1 ? 'environment' : undefined) });
    expect(report.problems).toEqual([]);
    expect(report.conclusion).toBe('fail');
  });

  test.each<[PackageFailure['cause'], PackageFailure['cause']]>([
    ['environment', 'code'],
    ['code', 'environment'],
    ['unclear', 'code'],
    ['code', 'unclear'],
  ])('first by %s, then by %s: not called its own', async (first, second) => {
    const report = await gate({ build: (attempt) => (attempt === 1 ? first : second) });
    expect(report.conclusion).toBe('unmeasurable');
  });

  test.each([
    ['in a terminal', undefined, 'pass'],
    ['after a push', push, 'pass'],
    ['in a pull request', pull, 'unmeasurable'],
    ['in a merge queue', group, 'unmeasurable'],
  ] as const)('by its own code, %s, with nothing else to compare', async (_, event, conclusion) => {
    const report = await gate({ build: () => 'code' }, event === undefined ? {} : { event });
    expect(told(report)).toEqual([`build-failed base${conclusion === 'pass' ? '' : ' blocking'}`]);
    expect(report.notes.join()).toContain('Nothing was compared: base could not be built or run.');
    expect(report.conclusion).toBe(conclusion);
  });
});

describe('base fails to run', () => {
  test('its own panic beside a benchmark that is compared: a warning in a pull request too', async () => {
    const module = {
      BenchmarkX: { behave: panicsOnBase },
      BenchmarkY: { behave: doubled, sides: ['base', 'head'] as const },
    };
    const report = await gate({}, { event: pull, module });
    expect(told(report)).toEqual(['benchmark-panicked base']);
    expect(report.conclusion).toBe('fail');
  });

  test('its own panic and nothing else: unmeasurable in a pull request', async () => {
    const report = await gate({}, { event: pull, module: { BenchmarkX: { behave: panicsOnBase } } });
    expect(told(report)).toEqual(['benchmark-panicked base blocking']);
  });

  test.each([
    'panic: boom\n',
    'fatal error: all goroutines are asleep - deadlock!\n',
    'fatal error: concurrent map writes\n',
  ])('what Go says of its own code: %s', async (stderr) => {
    const report = await gate({ run: (binary) => (binary.endsWith('base') ? { stderr } : undefined) });
    expect(told(report)).toEqual(['benchmark-panicked base']);
  });

  test('a panic in a damaged binary is the environment’s', async () => {
    const damage = '/work/m.test is damaged';
    const report = await gate({ damage }, { module: { BenchmarkX: { behave: panicsOnBase } } });
    expect(told(report)).toEqual(['environment-failed base blocking']);
    expect(report.problems[0]?.message).toContain(damage);
  });

  test('a panic in one of three processes is left open', async () => {
    let runs = 0;
    const behave: Behaviour = (run) => (run.side === 'base' && ++runs === 2 ? 'panic' : doubled(run));
    const other: Behaviour = (run) => (run.side === 'base' && runs === 0 ? 'panic' : doubled(run));
    const report = await gate({}, { module: { BenchmarkFirst: { behave: other }, BenchmarkX: { behave } } });
    expect(report.conclusion).not.toBe('pass');
  });

  test.each<[string, Partial<RunOutcome>]>([
    ['SIGKILL', { exit: { kind: 'signal', signal: 'SIGKILL' } }],
    ['SIGSEGV', { exit: { kind: 'signal', signal: 'SIGSEGV' } }],
    ['a binary that does not start', { exit: { kind: 'not-started', reason: 'spawn ENOEXEC' } }],
    ['a signal that Go reports', { stderr: 'SIGSEGV: segmentation violation\nPC=0x4 m=0 sigcode=0\n' }],
    ['a fault in memory', { stderr: 'unexpected fault address 0x7f\nfatal error: fault\n' }],
    ['a runtime that is inconsistent', { stderr: 'fatal error: bad sweepgen in refill\n' }],
    ['no memory', { stderr: 'fatal error: runtime: out of memory\n' }],
    ['a full disk', { stderr: 'panic: write /tmp/x: no space left on device\n' }],
    ['a refused connection', { stderr: 'panic: dial tcp 127.0.0.1:1: connect: connection refused\n' }],
  ])('%s: unmeasurable', async (_, outcome) => {
    const report = await gate({ run: (binary) => (binary.endsWith('base') ? outcome : undefined) });
    expect(report.problems.map(({ side, blocking }) => [side, blocking])).toEqual([['base', true]]);
    expect(report.conclusion).toBe('unmeasurable');
  });
});

test('base without any of the benchmarks: a pass that says that nothing was compared', async () => {
  const module = { BenchmarkX: { behave: doubled, sides: ['head'] as const } };
  const report = await gate({}, { event: pull, module });
  expect(report.problems).toEqual([]);
  expect(report.notes).toContain('Nothing was compared: base has none of these benchmarks.');
  expect(report.conclusion).toBe('pass');
});

test('what the operating system refuses is a problem, not a bug', async () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write' });
  const report = await gate({
    run: () => {
      throw full;
    },
  });
  expect(told(report)).toEqual(['environment-failed both blocking']);
  await expect(
    gate({
      run: () => {
        throw new GateError('usage', 'no', 'no');
      },
    }),
  ).rejects.toThrow('no');
});
