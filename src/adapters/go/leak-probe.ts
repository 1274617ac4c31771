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
 * Lines of `testing` that run when a benchmark's loop has ended but the benchmark's state is still reachable: after the
 * last `b.Loop()`, and at the end of `RunParallel`. Older Go versions lack the first of them.
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
 * inactive unless its flag is set, so a binary with the probe measures the same figures as one without it.
 */
export function withLeakProbe(source: string): string | undefined {
  let text = hookLines(source, hooks);
  if (text === undefined) return undefined;
  for (const [anchor, hook] of ends) text = text.replaceAll(anchor, () => hook);
  return `${text}\n${probe(source.includes('b.loop.n = 0'))}`;
}

/** Matches the signature of `MainStart`. Its parameter `deps` can write any profile of `runtime/pprof` by name. */
const mainStart = /^func MainStart\(deps testDeps,.*\) \*M \{$/m;

/**
 * `withProfiles` makes `MainStart` in the source of `testing/testing.go` give the probe access to profiles. The probe
 * needs one of them to find goroutines that nothing can wake. The result is `undefined` if the source doesn't contain
 * the expected signature of `MainStart`.
 */
export function withProfiles(source: string): string | undefined {
  return mainStart.test(source)
    ? source.replace(mainStart, (line) => `${line} allocgateProfile = deps.WriteProfileTo;`)
    : undefined;
}

/**
 * Returns the probe's Go code. It uses only packages that `testing/benchmark.go` imports in every supported Go version.
 * `hasLoop` says whether this Go version has `b.Loop()`. If so, the code resets `b.loop.n` after each run, because
 * `testing` wouldn't run a benchmark again that has used `b.Loop()`.
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
		// testing calls each benchmark with b.N = 1 before its actual runs. This call isn't counted.
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

// allocgateEnd records how many goroutines and bytes a run has left behind. Where possible, it is called at the end of
// b.Loop or RunParallel, while the benchmark still has its state. Otherwise, it is called after the benchmark function
// has returned.
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

// allocgateWarm starts n goroutines, but at most 1,024, and lets them end. The runtime never frees the descriptor of
// a goroutine, but reuses it after the goroutine has ended. A descriptor that a run needs in addition to the existing
// ones would count as left behind. A repeated call does nothing unless n is larger than before, or more goroutines
// than before are already running, because each of them occupies a descriptor.
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

// allocgateSettle gives finalizers a short time to run. If expected is positive, it also gives goroutines a short
// time to end, until only the expected number is left. It returns the number of goroutines and the bytes on the heap.
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

// allocgateMark has the runtime find the goroutines that nothing can wake and mark them in its stack traces. In a Go
// version without this profile, writing it panics, and no goroutines are marked.
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
