/**
 * A line that `go test` or the test binary prints around the results. The parsers return `undefined` for other lines.
 */
export type GoTestLine =
  | { readonly kind: 'package-end'; readonly package: string; readonly status: 'ok' | 'FAIL' | 'no-test-files' }
  | { readonly kind: 'build-failure'; readonly package: string; readonly stage: 'build' | 'setup' }
  | { readonly kind: 'killed'; readonly message: string }
  | { readonly kind: 'report'; readonly status: 'FAIL' | 'SKIP' | 'BENCH' | 'PASS'; readonly name: string }
  | { readonly kind: 'build-output'; readonly package: string }
  /** The go command's message about how the test process ended. */
  | { readonly kind: 'died'; readonly reason: string; readonly name?: string }
  | { readonly kind: 'finished'; readonly status: 'ok' | 'FAIL' };

export function parseGoTestLine(line: string): GoTestLine | undefined {
  if (line === 'PASS' || line === 'FAIL') return { kind: 'finished', status: line === 'PASS' ? 'ok' : 'FAIL' };
  if (line.startsWith('exit status ') || line.startsWith('signal: ')) return parseDeath(line);
  if (line.startsWith('--- ')) return parseReport(line);
  if (line.startsWith('*** Test killed')) return { kind: 'killed', message: line };
  if (line.startsWith('# ')) return parseBuildHeader(line);
  return parsePackageLine(line);
}

/** `parseDeath` parses a line such as `exit status 2` or `signal: killed`. */
export function parseDeath(line: string): Extract<GoTestLine, { kind: 'died' }> | undefined {
  return /^(?:exit status [0-9]+|signal: [a-z][^\t]*)$/.test(line) ? { kind: 'died', reason: line } : undefined;
}

/** `parseReport` parses a line such as `--- FAIL: BenchmarkX-2` or `--- SKIP: TestX (0.00s)`. */
export function parseReport(line: string): GoTestLine | undefined {
  const match = /^--- (FAIL|SKIP|BENCH|PASS): (\S+)(?: \([0-9.]+s\))?$/.exec(line);
  const name = match?.[2];
  if (name === undefined) return undefined;
  return { kind: 'report', status: match?.[1] as 'FAIL' | 'SKIP' | 'BENCH' | 'PASS', name };
}

function parsePackageLine(line: string): GoTestLine | undefined {
  const [status, name = '', third] = line.split('\t', 3);
  if (status === 'ok  ' && /^(?:\(cached\)|[0-9.]+s)/.test(third ?? ''))
    return { kind: 'package-end', package: name, status: 'ok' };
  if (status === '?   ' && third === '[no test files]')
    return { kind: 'package-end', package: name, status: 'no-test-files' };
  if (status !== 'FAIL') return undefined;
  const build = /^(\S+) \[(build|setup) failed\]$/.exec(name);
  if (build?.[1] !== undefined)
    return { kind: 'build-failure', package: build[1], stage: build[2] === 'setup' ? 'setup' : 'build' };
  return third !== undefined && /^[0-9.]+s/.test(third)
    ? { kind: 'package-end', package: name, status: 'FAIL' }
    : undefined;
}

/**
 * `parseBuildHeader` parses a line such as `# example.com/m/p [example.com/m/p.test]`, or vet's `# [example.com/m/p]`.
 */
function parseBuildHeader(line: string): GoTestLine | undefined {
  const name = /^# \[?([^\s\]]+)/.exec(line)?.[1];
  return name === undefined ? undefined : { kind: 'build-output', package: name };
}

/**
 * `parsePanic` returns the message of a panic or fatal error at the end of the line; the name of the running benchmark
 * can precede it.
 */
export function parsePanic(line: string): string | undefined {
  return /(?:^|\t)((?:panic|fatal error): .*)$/.exec(line)?.[1];
}

/**
 * `isGoroutineHeader` reports whether a line is the first one of a stack trace. A stack trace distinguishes a crash
 * from a message that only looks like one.
 */
export function isGoroutineHeader(line: string): boolean {
  return /^(?:goroutine \d+ .{0,200}\[|runtime stack:)/.test(line);
}
