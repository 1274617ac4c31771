import { fewFlag, fileFlag } from '../../core/leak/flags.ts';
import { type Hook, hookLines } from './hook-lines.ts';

/** Lines of `testing` that the probe hooks into. Each occurs once and is the same from Go 1.22 to 1.27. */
const hooks: readonly Hook[] = [
  { line: 'func initBenchmarkFlags() {', times: 1, becomes: 'func initBenchmarkFlags() { allocgateFlags();' },
  // Without the probe's flag, this hook does nothing but call `b.benchFunc(b)`, at the same stack depth as the
  // original.
  {
    line: 'b.benchFunc(b)',
    times: 1,
    becomes: 'if allocgateFew > 0 { allocgateBefore(b) }; b.benchFunc(b); if allocgateFew > 0 { allocgateAfter(b) }',
  },
  {
    line: 'b.runN(b.benchTime.n)',
    times: 1,
    becomes: 'if allocgateFew > 0 { b.runN(allocgateFew) }; b.runN(b.benchTime.n)',
  },
];

/**
 * Lines at which a loop has ended while the benchmark's state is still reachable, if this Go version has such lines:
 * after the last `b.Loop()`, and at the end of `RunParallel`.
 */
const ends: readonly (readonly [anchor: string, hook: string])[] = [
  ['b.loop.done = true', 'b.loop.done = true; if allocgateFew > 0 { allocgateEnd(b) }'],
  [
    'if n.Load() <= uint64(b.N) && !b.Failed() {',
    'if allocgateFew > 0 { allocgateEnd(b); runtime.KeepAlive(body) }; if n.Load() <= uint64(b.N) && !b.Failed() {',
  ],
];

/**
 * The Go expression for the text that the probe adds after the memory figures of a result line. Without the probe's
 * flag, this text is empty.
 */
export const leftOnLine = 'allocgateLeft';

/**
 * `withLeakProbe` adds the leak probe to the source of `testing/benchmark.go`. It returns `undefined` if a line that
 * the probe hooks into doesn't occur in the source as often as expected. Line numbers don't change. The probe is
 * inactive unless its flag is set, so a binary with the probe measures the same as one without it.
 */
export function withLeakProbe(source: string): string | undefined {
  let text = hookLines(source, hooks);
  if (text === undefined) return undefined;
  for (const [anchor, hook] of ends) text = text.replaceAll(anchor, () => hook);
  return `${text}\n${probe(source.includes('b.loop.n = 0'))}`;
}

/** Matches the signature of `MainStart`, whose `deps` give access to the profiles of newer Go versions. */
const mainStart = /^func MainStart\(deps testDeps,.*\) \*M \{$/m;

/**
 * `withProfiles` adds to the source of `testing/testing.go` what the probe needs to find goroutines that nothing can
 * wake. It returns `undefined` if the source doesn't contain the expected signature of `MainStart`.
 */
export function withProfiles(source: string): string | undefined {
  return mainStart.test(source)
    ? source.replace(mainStart, (line) => `${line} allocgateProfile = deps.WriteProfileTo;`)
    : undefined;
}

/**
 * The probe's code, which imports only packages that `testing/benchmark.go` imports in every supported Go version. If
 * `hasLoop` is set, this Go version has `b.Loop()`; the code then makes `b.Loop()` run b.N iterations, and lets a
 * benchmark run more than once.
 */
const probe = (hasLoop: boolean): string => `
var (
	allocgateFew     int
	allocgateFile    string
	allocgateLeft    string
	allocgateFirst   allocgateState
	allocgateStart   allocgateState
	allocgateWarmed  int
	allocgateBeside  int
	allocgateEnded   bool
	allocgateProfile func(name string, w io.Writer, debug int) error
)

type allocgateState struct {
	goroutines int
	bytes      int64
}

func allocgateFlags() {
	flag.IntVar(&allocgateFew, "${fewFlag}", 0, "report what benchmarks leave behind after this many iterations and after those of -test.benchtime")
	flag.StringVar(&allocgateFile, "${fileFlag}", "", "write the origins of what is left behind to this file")
}

func allocgateBefore(b *B) {
	b.StopTimer()
	b.benchTime.n, allocgateEnded = b.N, false
	if b.N != allocgateFew && b.N != benchTime.n {
		// This is only a first call, which isn't counted.
		b.ResetTimer()
		b.StartTimer()
		return
	}
	if allocgateFile == "" {
		allocgateWarm(benchTime.n)
	}
	allocgateStart = allocgateSettle(0)
	if allocgateFile != "" {
		allocgateWrite("before", b.N)
	}
	b.ResetTimer()
	b.StartTimer()
}

func allocgateAfter(b *B) {
	b.StopTimer()
	allocgateEnd(b)
	b.benchTime.n = benchTime.n
	${hasLoop ? 'b.loop.n = 0' : ''}
}

// allocgateEnd counts what a run has left behind. Where possible, it is called at the end of b.Loop or RunParallel,
// while the benchmark still has its state; otherwise, it is called after the benchmark function has returned.
func allocgateEnd(b *B) {
	if allocgateEnded || (b.N != allocgateFew && b.N != benchTime.n) {
		return
	}
	allocgateEnded = true
	now := allocgateSettle(allocgateStart.goroutines)
	left := allocgateState{now.goroutines - allocgateStart.goroutines, now.bytes - allocgateStart.bytes}
	if b.N == allocgateFew {
		allocgateFirst = left
	} else {
		allocgateLeft = fmt.Sprintf("\\t%d few-ops\\t%d few-goroutines\\t%d few-bytes\\t%d many-goroutines\\t%d many-bytes",
			allocgateFew, allocgateFirst.goroutines, allocgateFirst.bytes, left.goroutines, left.bytes)
	}
	if allocgateFile != "" {
		allocgateWrite("after", b.N)
	}
}

// allocgateWarm has the runtime make descriptors for as many goroutines as may run at once: it never gives them back, and
// they would count as left behind. Once is enough, until more goroutines stay and take them.
func allocgateWarm(n int) {
	before, gate := runtime.NumGoroutine(), make(chan bool)
	n = min(n, 1024)
	if n <= allocgateWarmed && before <= allocgateBeside {
		return
	}
	allocgateWarmed, allocgateBeside = n, before
	for range n {
		go func() { <-gate }()
	}
	close(gate)
	for i := 0; i < 1000 && runtime.NumGoroutine() > before; i++ {
		time.Sleep(10 * time.Microsecond)
	}
}

// allocgateSettle waits for goroutines that are about to end and for finalizers.
func allocgateSettle(expected int) allocgateState {
	pause, patience, rounds := 200*time.Microsecond, 10*time.Millisecond, 2
	if allocgateFile != "" {
		pause, patience, rounds = time.Millisecond, 250*time.Millisecond, 8
	}
	goroutines := runtime.NumGoroutine()
	for still := time.Duration(0); goroutines > expected && expected > 0 && still < patience; still += pause {
		time.Sleep(pause)
		if n := runtime.NumGoroutine(); n < goroutines {
			goroutines, still = n, 0
		}
	}
	var m runtime.MemStats
	last := ^uint64(0)
	for round := 0; round < rounds; round++ {
		runtime.GC()
		time.Sleep(pause)
		runtime.ReadMemStats(&m)
		if round > 1 && m.HeapAlloc >= last {
			break
		}
		last = m.HeapAlloc
	}
	return allocgateState{runtime.NumGoroutine(), int64(m.HeapAlloc)}
}

// allocgateMark marks the goroutines that nothing can wake, if this Go version can find them; otherwise the profile is nil.
func allocgateMark() {
	defer func() { recover() }()
	allocgateProfile("goroutineleak", io.Discard, 0)
}

func allocgateWrite(when string, n int) {
	file, err := os.OpenFile(allocgateFile, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return
	}
	defer file.Close()
	runtime.GC()
	records := make([]runtime.MemProfileRecord, 0)
	for {
		n, ok := runtime.MemProfile(records, false)
		if ok {
			records = records[:n]
			break
		}
		records = make([]runtime.MemProfileRecord, n+100)
	}
	allocgateMark()
	stacks := make([]byte, 1<<20)
	for len(stacks) < 1<<25 {
		if size := runtime.Stack(stacks, true); size < len(stacks) {
			stacks = stacks[:size]
			break
		}
		stacks = make([]byte, 2*len(stacks))
	}
	fmt.Fprintf(file, "%s %d\\n", when, n)
	for _, record := range records {
		fmt.Fprintf(file, "heap %d %d\\n", record.InUseObjects(), record.InUseBytes())
		frames := runtime.CallersFrames(record.Stack())
		for more := len(record.Stack()) > 0; more; {
			var frame runtime.Frame
			frame, more = frames.Next()
			fmt.Fprintf(file, "\\t%s\\t%s:%d\\n", frame.Function, frame.File, frame.Line)
		}
	}
	fmt.Fprintf(file, "stacks %d\\n", len(stacks))
	file.Write(stacks)
	fmt.Fprintf(file, "\\n")
}
`;
