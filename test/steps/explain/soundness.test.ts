import { expect, test } from 'vitest';
import type { RunOutcome, RunRequest, TestBinary } from '../../../src/ports.ts';
import { boundedBench } from '../../../src/steps/explain/experiment.ts';
import { soundnessBy } from '../../../src/steps/explain/soundness.ts';
import { FakeToolchain } from '../../fakes.ts';
import { benchOf, portsWith } from './experiments.ts';

const binary = (path: string): TestBinary => ({ importPath: 'example.com/m', path, folder: '/m', goroot: '/go' });
const [head, other] = [binary('/bin/head'), binary('/bin/other')];

const passed = '=== RUN   TestA\n--- PASS: TestA (0.00s)\nPASS\n';
const failed = '=== RUN   TestA\n--- FAIL: TestA (0.00s)\nFAIL\n';

/** A Go whose test binaries print something, by their path; `undefined` does not end in time. */
class Tests extends FakeToolchain {
  readonly requests: RunRequest[] = [];
  readonly #prints: Readonly<Record<string, string | undefined>>;

  constructor(prints: Readonly<Record<string, string | undefined>>) {
    super({ benchmarks: {} });
    this.#prints = prints;
  }

  override run(request: RunRequest): Promise<RunOutcome> {
    this.requests.push(request);
    const stdout = this.#prints[request.binary.path];
    const exit =
      stdout === undefined
        ? ({ kind: 'timeout' } as const)
        : ({ kind: 'code', code: stdout.includes('FAIL') ? 1 : 0 } as const);
    return Promise.resolve({ stdout: stdout ?? '', stderr: '', exit, durationMs: 1 });
  }
}

const judged = async (onHead: string | undefined, onOther: string | undefined): Promise<string> =>
  soundnessBy(portsWith(new Tests({ [head.path]: onHead, [other.path]: onOther })), benchOf('BenchmarkX'), head)(other);

test.each([
  ['pass on both', passed, passed, 'sound'],
  ['fail on head in the same way', failed, failed, 'sound'],
  ['fail with a part of the change taken back', passed, failed, 'broken'],
  ['do not end any more', passed, undefined, 'broken'],
  ['do not end on head', undefined, passed, 'unknown'],
  ['are not there', 'PASS\n', 'PASS\n', 'unknown'],
])('tests that %s', async (_, onHead, onOther, soundness) => {
  expect(await judged(onHead, onOther)).toBe(soundness);
});

test('head’s own tests are run once, and no test without bounds', async () => {
  const go = new Tests({ [head.path]: passed, [other.path]: passed });
  const soundness = soundnessBy(portsWith(go), benchOf('BenchmarkX'), head);
  await soundness(other);
  await soundness(other);
  expect(go.requests.map(({ binary: { path } }) => path)).toEqual([head.path, other.path, other.path]);
  // Only tests that run at the same time get more than five seconds.
  const limits = go.requests.map(({ timeoutMs }) => Math.ceil(timeoutMs / 1000));
  expect(limits).toEqual([10, 10, 5]);
  expect(go.requests.every(({ memoryShare = 1 }) => memoryShare < 1)).toBe(true);
});

test('tests that disturb each other are run again one after another', async () => {
  class Disturbed extends Tests {
    #running = 0;

    override async run(request: RunRequest): Promise<RunOutcome> {
      this.#running++;
      const alone = this.#running === 1;
      await new Promise(setImmediate);
      const outcome = await super.run(request);
      this.#running--;
      return alone ? outcome : { ...outcome, stdout: failed, exit: { kind: 'code', code: 1 } };
    }
  }
  const go = new Disturbed({ [head.path]: passed, [other.path]: passed });
  expect(await soundnessBy(portsWith(go), benchOf('BenchmarkX'), head)(other)).toBe('sound');
  expect(go.requests).toHaveLength(4);
});

test('an experiment gets ten times as long as head, two seconds at least, and never longer than the bench', () => {
  const bench = { ...benchOf('BenchmarkX'), timeoutMs: 60_000 };
  expect([1, 500, 100_000].map((headMs) => boundedBench(bench, headMs).timeoutMs)).toEqual([2000, 5000, 60_000]);
});
