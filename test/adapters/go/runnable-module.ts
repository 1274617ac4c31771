import { benchmarkFile, goMod } from '../../support/go-module.ts';

/** A module of benchmarks that behave and misbehave, and packages that do not build. */
export const runnableModule = {
  'go.mod': goMod('example.com/m'),
  'a/util/util_test.go': benchmarkFile('util', 'sink = append([]byte(nil), "first"...)', { also: 'var sink []byte' }),
  'b/util/util_test.go': benchmarkFile('util', ''),
  'util/v2/util_test.go': benchmarkFile('util', ''),
  'notest/notest.go': 'package notest\n',
  'broken/broken_test.go': benchmarkFile('broken', 'undefined()'),
  'depbroken/dep.go': 'package depbroken\n\nfunc F() int { return "x" }\n',
  'usesbroken/uses_test.go': benchmarkFile('usesbroken', 'depbroken.F()', { imports: ['example.com/m/depbroken'] }),
  'vet/vet_test.go': benchmarkFile('vet', 'fmt.Sprintf("%d", "x")', { imports: ['fmt'] }),
  // Since Go 1.25 the slice of the first iteration lies on the stack: N-1 allocations, printed as 0 per operation.
  'trap/trap_test.go': benchmarkFile('trap', 'var s []string; s = append(s, names[i%2]); n += len(s)', {
    also: 'var names = [2]string{"a", "b"}\n\nvar n int',
  }),
  'surroundings/surroundings_test.go': benchmarkFile(
    'surroundings',
    'if i == 0 { for _, v := range os.Environ() { fmt.Println("ENV", v) }; d, _ := os.Getwd(); fmt.Println("CWD", d); fmt.Println("STDIN", read()) }',
    {
      imports: ['fmt', 'io', 'os'],
      also: 'func read() string { b, err := io.ReadAll(os.Stdin); return fmt.Sprint(len(b), err) }',
    },
  ),
  'hang/hang_test.go': benchmarkFile('hang', 'hang()', {
    imports: ['fmt', 'os', 'os/exec', 'os/signal', 'syscall', 'time'],
    also: `func hang() {
	if os.Getenv("STUBBORN") != "" {
		signal.Ignore(syscall.SIGQUIT)
	}
	child := exec.Command("sleep", "300")
	if err := child.Start(); err != nil {
		panic(err)
	}
	fmt.Println("PIDS", os.Getpid(), child.Process.Pid)
	for {
		time.Sleep(time.Hour)
	}
}`,
  }),
  'flood/flood_test.go': benchmarkFile('flood', 'os.Stdout.Write(block)', {
    imports: ['os'],
    also: 'var block = make([]byte, 1<<20)',
  }),
};
