import { expect, test } from 'vitest';
import { problems, Scenario } from './scenario.ts';

/** A package whose TestMain wants an argument; its benchmark allocates `count` times what it says. */
function store(count: number): string {
  return `package m

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var dsn = flag.String("dsn", "", "database of the tests")

func TestMain(m *testing.M) {
	flag.Parse()
	if *dsn == "" || flag.Arg(0) != "two words" {
		fmt.Fprintln(os.Stderr, "m: -dsn is required, such as -args -dsn mem:// 'two words'")
		os.Exit(2)
	}
	os.Exit(m.Run())
}

var sink []string

func open() []string { return name(*dsn) }

func TestOpen(t *testing.T) {
	if len(open()) != ${count} {
		t.Fail()
	}
}

func BenchmarkOpen(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink = open()
	}
}

func name(dsn string) []string {
	all := make([]string, 0, 8)
	for i := 0; i < ${count}; i++ {
		all = append(all, strings.Repeat(dsn, 4))
	}
	return all
}
`;
}

const given = ['-args', '-dsn', 'mem://', 'two words'];

test('tests that need arguments get them in every run, and the report says with what to repeat it', async () => {
  using scenario = new Scenario({ 'm_test.go': store(1) }, { 'm_test.go': store(3) });
  const { code, report } = await scenario.checkAndExplain(['--', '-tags=x', ...given]);
  expect(report.problems).toEqual([]);
  expect(code).toBe(1);
  expect(report.reproduce).toContain(" -- -tags=x -args -dsn mem:// 'two words'");
  // Profiles and experiments run the binary too.
  expect(report.explanations[0]?.sites[0]).toMatchObject({ confidence: 'proven' });
});

test('without them nothing can be measured, and the remedy says how to pass them', async () => {
  using scenario = new Scenario({ 'm_test.go': store(1) }, { 'm_test.go': store(3) });
  const { code, report } = await scenario.check();
  expect(problems(report)).toEqual(['benchmark-exited both']);
  expect(report.problems[0]?.remedy).toContain('--test-args');
  expect(code).toBe(3);
});

test('from the configuration; a stored baseline stands only for the same arguments', async () => {
  const config = "test-args: [-dsn, 'mem://', two words]\n";
  using scenario = new Scenario({ 'm_test.go': store(1), '.allocgate.yml': config });
  expect((await scenario.run(['record'])).code).toBe(0);
  scenario.commit('baseline');
  scenario.write({ 'changed.go': 'package m\n\nconst changed = 1\n' });
  const same = await scenario.check(['--base', 'HEAD']);
  expect(same.report.base?.source).toBe('file');
  expect(same.report.conclusion).toBe('pass');
  const other = await scenario.check(['--base', 'HEAD', "--test-args=-dsn sql:// 'two words'"]);
  expect(other.report.base?.source).toBe('rerun');
  expect(other.report.notes.join()).toContain('test arguments -dsn mem:// two words, now -dsn sql:// two words');
  const explained = await scenario.run(['explain', 'Open']);
  expect(explained.stdout).toContain('m_test.go');
  expect(explained.code).toBe(0);
});
