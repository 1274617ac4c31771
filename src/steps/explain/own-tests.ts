import type { BuildVariant, ListedPackage, Ports, TestBinary } from '../../ports.ts';
import { type Bench, memoryShare } from './experiment.ts';

/** The time limit for a package's tests, in milliseconds; a fix whose tests take longer isn't shown. */
const timeoutMs = 30_000;

/**
 * `runOwnTests` returns how a package's own tests end, as a string to compare: the exit code and the tests that failed.
 * It returns an empty string if there are no tests, and `undefined` if the tests can't be built or don't end in time.
 */
export async function runOwnTests(
  ports: Ports,
  bench: Bench,
  listed: ListedPackage,
  variant: BuildVariant | undefined,
): Promise<string | undefined> {
  const { side, buildFlags, work } = bench;
  const build = await ports.go.build({
    side,
    packages: [listed],
    buildFlags,
    work,
    variant: variant ?? { name: 'tests', replace: new Map() },
  });
  if (build.empty.includes(listed.importPath)) return '';
  const [binary] = build.binaries;
  return binary && (await endOfOwnTests(ports, binary));
}

/** `endOfOwnTests` returns the same as `runOwnTests` for a test binary that is already built. */
export async function endOfOwnTests(ports: Ports, binary: TestBinary): Promise<string | undefined> {
  return endOfTests(ports, binary, timeoutMs);
}

/**
 * `endOfTests` returns how the tests in a test binary end, in the same form as `runOwnTests`. It returns `undefined` if
 * they don't end within `limitMs`.
 */
export async function endOfTests(ports: Ports, binary: TestBinary, limitMs: number): Promise<string | undefined> {
  const { exit, stdout } = await ports.go.run({
    binary,
    args: ['-test.short', '-test.paniconexit0', '-test.v=test2json', `-test.timeout=${Math.round(limitMs)}ms`],
    gomaxprocs: undefined,
    timeoutMs: limitMs,
    memoryShare,
  });
  if (exit.kind !== 'code') return undefined;
  const failed = stdout.split('\n').flatMap((line) => {
    const at = line.indexOf('--- FAIL: ');
    return at < 0 ? [] : (line.slice(at).split(/\s+/)[2] ?? []);
  });
  const ran = failed.length > 0 || stdout.includes('=== RUN ');
  if (!ran && exit.code === 0) return '';
  failed.sort((a, b) => (a < b ? -1 : 1));
  return JSON.stringify([exit.code, failed]);
}
