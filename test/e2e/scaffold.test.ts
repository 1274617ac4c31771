import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Scenario } from './scenario.ts';

const source = `package codec

import (
	"context"
	"errors"
	"io"
	"net/http"
	"time"
)

type Item struct {
	ID   int64
	Tags []string
}

type Writer struct {
	out io.Writer
	n   int
}

func NewWriter(out io.Writer, size int) (*Writer, error) {
	if size == 0 {
		return nil, errors.New("empty")
	}
	return &Writer{out, size}, nil
}

func (w *Writer) Flush(items []Item, at time.Time) (int, error) { return w.out.Write(make([]byte, w.n)) }

func Encode(ctx context.Context, b []byte, m map[string]*Item, f func(int) (string, error), i int, opts ...string) (map[string]int, error) {
	s, err := f(1)
	return map[string]int{s: len(b) + len(opts)}, err
}

func Read(r io.Reader, n uint8) []byte {
	b, err := io.ReadAll(r)
	if err != nil || len(b) == 0 {
		panic("nothing to read")
	}
	return b
}

func Map[T any, K comparable](xs []T, f func(T) K) (out []K) {
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(x T) { s.items = append(s.items[:0], x) }

type private struct{ a, b int }

func (p private) sum(i int8) (int, string) { return p.a + p.b + int(i), "" }

func Serve(w http.ResponseWriter, r *http.Request) { w.Header().Set("A", r.URL.Path) }

type Opener interface{ Open(name string) (io.ReadCloser, error) }

func Open(o Opener, kind Kind) error { return nil }

type Kind uint8

func (k Kind) String() string { return "kind" }

func Print(s interface{ String() string }, pair [2]float32) string { return s.String() }

func Drain(c <-chan int) (n int) {
	for range c {
		n++
	}
	return n
}
`;

const compiling = [
  './codec.Encode',
  'example.com/m/codec.(*Writer).Flush',
  './codec.Read',
  './codec.Map',
  './codec.(*Stack[...]).Push',
  './codec.private.sum',
  './codec.Serve',
  './codec.Print',
  './codec.Drain',
  'example.com/m/codec.Kind.String',
];

function go(scenario: Scenario, ...args: string[]): string {
  return execFileSync('go', args, { cwd: scenario.folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

describe('allocgate scaffold', () => {
  test.each(['1.22', '1.24'])('with go %s in go.mod, what it writes passes vet and runs', async (language) => {
    using scenario = new Scenario({ 'go.mod': `module example.com/m\n\ngo ${language}\n`, 'codec/codec.go': source });
    for (const name of compiling) {
      const { code, stdout, stderr } = await scenario.run(['scaffold', name]);
      expect(`${name} ${code} ${stderr}`).toBe(`${name} 0 `);
      expect(stdout).toMatch(/^wrote {2}codec\/\w+_bench_test\.go\n/);
    }
    go(scenario, 'vet', './codec');
    const output = go(scenario, 'test', '-run=^$', '-bench=.', '-benchtime=10x', './codec');
    expect(output.match(/^Benchmark\w+.* allocs\/op$/gm)).toHaveLength(compiling.length);
    const text = readFileSync(join(scenario.folder, 'codec/read_bench_test.go'), 'utf8');
    expect(text).toContain(language === '1.24' ? 'for b.Loop() {' : 'for i := 0; i < b.N; i++ {');
    expect(text).toContain('sinkRead = Read(r, n)');
  });

  test('what it cannot fill in does not compile, and it says so', async () => {
    using scenario = new Scenario({ 'codec/codec.go': source });
    const { code, stdout } = await scenario.run(['scaffold', './codec.Open']);
    expect(code).toBe(3);
    expect(stdout).toContain("It doesn't compile yet. Replace each TODO in it: o (codec.Opener).");
    expect(() => go(scenario, 'vet', './codec')).toThrow('undefined: TODO');
  });

  test('it overwrites nothing, neither a file nor a benchmark', async () => {
    const existing = 'package codec\n\nimport "testing"\n\nfunc BenchmarkRead(b *testing.B) {}\n';
    using scenario = new Scenario({
      'codec/codec.go': source,
      'codec/codec_test.go': existing,
      'codec/drain_bench_test.go': 'package codec\n',
    });
    const read = await scenario.run(['scaffold', './codec.Read']);
    expect([read.code, read.stderr]).toEqual([2, expect.stringContaining('BenchmarkRead already exists')]);
    const drain = await scenario.run(['scaffold', './codec.Drain']);
    expect([drain.code, drain.stderr]).toEqual([
      2,
      expect.stringContaining('codec/drain_bench_test.go already exists'),
    ]);
    expect(scenario.git('status', '--porcelain')).toBe('');
  });

  test.each([
    ['./codec.Nothing', 'has no function Nothing'],
    ['./codec.Writer.Nothing', 'Writer has no method Nothing'],
    ['./nowhere.F', './nowhere'],
    ['a b', "doesn't name a function"],
  ])('%s: a usage error', async (name, words) => {
    using scenario = new Scenario({ 'codec/codec.go': source });
    const { code, stderr } = await scenario.run(['scaffold', name]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
    expect(scenario.git('status', '--porcelain')).toBe('');
  });
});
