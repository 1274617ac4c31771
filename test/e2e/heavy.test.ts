import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { reportOf } from '../support/run-cli.ts';
import { benchmarks, levels, Scenario } from './scenario.ts';

const folder = mkdtempSync(join(tmpdir(), 'heavy-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const source = 'package m\n\nvar sink []byte\n\n//go:noinline\nfunc small() []byte { return make([]byte, 64) }\n';

/** A benchmark that writes a line to a file for each operation and then takes a while, and a fast one. */
const withSlow = (log: string, seconds: string): string =>
  benchmarks(
    `func BenchmarkSlow(b *testing.B) {
	for i := 0; i < b.N; i++ {
		file, err := os.OpenFile(${JSON.stringify(log)}, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
		if err != nil {
			b.Fatal(err)
		}
		file.WriteString("ran\\n")
		file.Close()
		time.Sleep(${seconds})
		sink = small()
	}
}

func BenchmarkFast(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink = small()
	}
}`,
    ['os', 'time'],
  );

const slowCheck = ['check', '--base', 'HEAD', '--format', 'json', '--leaks', 'off'];

test('a slow operation runs once on each side, and progress names it', async () => {
  const log = join(folder, 'once');
  using scenario = new Scenario({ 'm.go': source, 'm_test.go': withSlow(log, '1500 * time.Millisecond') });
  let run = await scenario.run(slowCheck);
  // Now and then the runtime allocates an object of its own in one of the two operations; the difference is then
  // measured again, and only another check shows how often the operation runs.
  for (let attempt = 1; attempt < 4 && readFileSync(log, 'utf8') !== 'ran\n'.repeat(2); attempt++) {
    rmSync(log);
    run = await scenario.run(slowCheck);
  }
  expect(levels(reportOf(run))).toMatchObject({
    'BenchmarkFast allocs/op': 'unchanged',
    'BenchmarkSlow allocs/op': 'unchanged',
  });
  expect(readFileSync(log, 'utf8')).toBe('ran\n'.repeat(2));
  expect(run.stderr).toMatch(/find head.* BenchmarkSlow \(\d+ s\)/);
});

test('a benchmark that exceeds its limit is stopped and reported, and the others are judged', async () => {
  const log = join(folder, 'overdue');
  using scenario = new Scenario({ 'm.go': source, 'm_test.go': withSlow(log, 'time.Hour') });
  const { code, report } = await scenario.check(['--base', 'HEAD', '--benchmark-timeout', '3s', '--leaks', 'off']);
  expect(code).toBe(3);
  expect(report.problems).toMatchObject([
    {
      kind: 'benchmark-timeout',
      side: 'both',
      benchmark: 'BenchmarkSlow',
      message: 'One operation took longer than 3 s and was stopped.',
    },
  ]);
  expect(levels(report)).toEqual({ 'BenchmarkFast B/op': 'unchanged', 'BenchmarkFast allocs/op': 'unchanged' });
  expect(readFileSync(log, 'utf8')).toBe('ran\n'.repeat(2));
});
