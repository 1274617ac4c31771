import { expect, test } from 'vitest';
import type { Build, RunOutcome, RunRequest } from '../../../src/ports.ts';
import { runOwnTests } from '../../../src/steps/explain/own-tests.ts';
import { FakeToolchain } from '../../fakes.ts';
import { benchOf, portsWith } from './experiments.ts';

/** A Go whose test binary ends in one way. */
class TestEnd extends FakeToolchain {
  readonly #ends: Pick<RunOutcome, 'stdout' | 'exit'>;
  readonly #build: Partial<Build>;
  readonly args: string[] = [];

  constructor(ends: Pick<RunOutcome, 'stdout' | 'exit'>, build: Partial<Build> = {}) {
    super({ benchmarks: {} });
    this.#ends = ends;
    this.#build = build;
  }

  override async build(request: Parameters<FakeToolchain['build']>[0]): Promise<Build> {
    return { ...(await super.build(request)), ...this.#build };
  }

  override run({ args }: RunRequest): Promise<RunOutcome> {
    this.args.push(...args);
    return Promise.resolve({ ...this.#ends, stderr: '', durationMs: 1 });
  }
}

const bench = benchOf('BenchmarkX');
const end = (go: TestEnd): Promise<string | undefined> => runOwnTests(portsWith(go), bench, bench.listed, undefined);
const code = (number: number) => ({ kind: 'code', code: number }) as const;

test('tests that pass end alike, whatever they print and how long they take', async () => {
  const first = await end(new TestEnd({ stdout: '--- PASS: TestA (0.00s)\nPASS\n', exit: code(0) }));
  const second = await end(new TestEnd({ stdout: 'hello\n--- PASS: TestA (1.25s)\nPASS\n', exit: code(0) }));
  expect(first).toBeDefined();
  expect(second).toBe(first);
});

test('tests that fail are told by their names, in any order', async () => {
  const failed = (...names: readonly string[]): TestEnd =>
    new TestEnd({
      stdout: names.map((name) => `\u0016--- FAIL: ${name} (0.00s)\n    a_test.go:3: no\n`).join(''),
      exit: code(1),
    });
  expect(await end(failed('TestA', 'TestB/x'))).toBe(await end(failed('TestB/x', 'TestA')));
  expect(await end(failed('TestA'))).not.toBe(await end(failed('TestB')));
  expect(await end(failed('TestA'))).not.toBe(await end(failed('TestA', 'TestB')));
});

test('an exit code alone makes a difference', async () => {
  const [none, some] = [new TestEnd({ stdout: '', exit: code(0) }), new TestEnd({ stdout: '', exit: code(2) })];
  expect(await end(none)).not.toBe(await end(some));
});

test('a package without tests passes with and without a fix', async () => {
  expect(await end(new TestEnd({ stdout: '', exit: code(0) }, { binaries: [], empty: ['example.com/m'] }))).toBe('');
});

test.each<[string, TestEnd]>([
  ['do not end in time', new TestEnd({ stdout: '', exit: { kind: 'timeout' } })],
  ['are killed', new TestEnd({ stdout: '', exit: { kind: 'signal', signal: 'SIGKILL' } })],
  ['print without end', new TestEnd({ stdout: '', exit: { kind: 'output-limit' } })],
  ['do not compile', new TestEnd({ stdout: '', exit: code(0) }, { binaries: [] })],
])('nothing is known of tests that %s', async (_, go) => {
  expect(await end(go)).toBeUndefined();
});

test('benchmarks and fuzzing are not run', async () => {
  const go = new TestEnd({ stdout: '', exit: code(0) });
  await end(go);
  expect(go.args.some((arg) => /bench|fuzz/.test(arg))).toBe(false);
});
