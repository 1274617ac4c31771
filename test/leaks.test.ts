import { expect, test } from 'vitest';
import type { GateReport } from '../src/core/report/model.ts';
import { check } from '../src/gate.ts';
import type { GoEnvironment, RunOutcome, RunRequest } from '../src/ports.ts';
import { fakePorts, FakeRepository, FakeToolchain } from './fakes.ts';

/** Head leaves a goroutine behind in each operation as a first look sees it; no later process gives an answer. */
class LeakingOnce extends FakeToolchain {
  override async environment(): Promise<GoEnvironment> {
    return { ...(await super.environment()), probesLeaks: true };
  }

  override async run(request: RunRequest): Promise<RunOutcome> {
    const outcome = await super.run(request);
    const few = Number(request.args.find((arg) => arg.startsWith('-test.allocgate.few='))?.split('=')[1] ?? 0);
    if (few === 0 || !request.binary.path.endsWith('head')) return outcome;
    const left = (many: string): string =>
      `\t${few} few-ops\t${few} few-goroutines\t${many} many-goroutines\t0 few-bytes\t0 many-bytes`;
    const stdout = outcome.stdout.replaceAll(
      /^(Benchmark\w+\t(\d+)\t.*)$/gm,
      (_, line: string, many: string) => line + left(many),
    );
    return { ...outcome, stdout };
  }
}

async function gate(config: string): Promise<GateReport> {
  const behave = ({ iterations }: { iterations: number }): { allocs: number; bytes: number } => ({
    allocs: iterations,
    bytes: 64 * iterations,
  });
  const files = { 'b:.allocgate.yml': config, 'a:.allocgate.yml': config };
  const go = new LeakingOnce({ benchmarks: { BenchmarkX: { behave } } });
  return check(fakePorts(go, new FakeRepository(files)), { folder: '/repo', explicit: {} });
}

test('a leak that no further process confirms is a note where it would be a warning', async () => {
  const report = await gate('leaks: warn');
  expect(report.conclusion).toBe('pass');
  expect(report.notes.join()).toContain('Not checked for leaks');
});

test.each(['leaks: fail', 'rules: [{ budgets: { goroutines/op: 0 } }]'])(
  '%s: a leak that no further process confirms is no pass',
  async (config) => {
    const report = await gate(config);
    expect(report.conclusion).toBe('unmeasurable');
    expect(report.problems).toMatchObject([{ kind: 'no-result', blocking: true }]);
    expect(report.problems[0]?.message).toContain('could not be checked for leaks: BenchmarkX');
  },
);
