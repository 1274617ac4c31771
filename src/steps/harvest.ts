import { belowPattern, benchPattern } from '../core/benchfmt/index.ts';
import type { GoToolchain } from '../ports.ts';
import { type BenchmarkFailure, Gathering, type Harvest, type HarvestRequest } from './gathering.ts';
import { mapLimit } from './pool.ts';
import { runTestProcess, type TestProcessRequest } from './test-process.ts';

/** The maximum number of processes of one package that may crash before its remaining benchmarks are given up. */
const mostCrashes = 20;
/**
 * The maximum number of benchmarks of one package that may exceed their own time limit before its remaining benchmarks
 * are given up.
 */
const mostOverdue = 20;

/**
 * `harvestAll` runs many test binaries, several at once. If anything fails in a binary, the binary runs again with
 * nothing else running, and only that second run counts; this rules out clashes over a port, a file or memory. If the
 * second run has a new failure, the binary runs a third time, so that the code is blamed for a failure only if two
 * fresh processes agree.
 */
export async function harvestAll(
  go: GoToolchain,
  requests: readonly HarvestRequest[],
  onDone: (request: HarvestRequest) => void,
  parallelism = go.parallelism,
): Promise<readonly Harvest[]> {
  const first = await mapLimit(requests, parallelism, async (request) => {
    const harvest = await collect(go, request, 1);
    if (isClean(harvest)) onDone(request);
    return harvest;
  });
  const settled: Harvest[] = [];
  for (const [index, request] of requests.entries()) {
    const harvest = first[index];
    if (harvest === undefined) continue;
    const settledNow = isClean(harvest) || hangsAsAWhole(harvest) || isOnlyOverdue(harvest);
    settled.push(settledNow ? harvest : await again(go, request, harvest));
    if (!isClean(harvest)) onDone(request);
  }
  return settled;
}

/**
 * `again` runs a request a second time, and a third time if the second run has a new failure. A failure that only the
 * second run has gets the cause `unclear`.
 */
async function again(go: GoToolchain, request: HarvestRequest, first: Harvest): Promise<Harvest> {
  const known = hanging(first);
  const second = await collect(go, request, mostCrashes, known);
  const isNew = (failure: BenchmarkFailure): boolean => failure.cause === 'code' && !hasFailure(first, failure);
  if (!second.failures.some(isNew)) return second;
  const third = await collect(go, request, mostCrashes, known);
  const failures = second.failures.map((failure): BenchmarkFailure =>
    isNew(failure) && !hasFailure(third, failure) ? { ...failure, cause: 'unclear' } : failure,
  );
  return { ...second, failures };
}

function hasFailure({ failures }: Harvest, { benchmark }: BenchmarkFailure): boolean {
  return failures.some((failure) => failure.benchmark === benchmark);
}

/** `harvestOnce` runs each test binary once, several at once, without retrying what fails. */
export async function harvestOnce(go: GoToolchain, requests: readonly HarvestRequest[]): Promise<readonly Harvest[]> {
  return mapLimit(requests, go.parallelism, (request) => collect(go, request, 1));
}

function isClean({ failures }: Harvest): boolean {
  return failures.length === 0;
}

/**
 * `hangsAsAWhole` reports whether the binary ran into the time limit before any benchmark started. Another run would
 * take just as long.
 */
function hangsAsAWhole({ failures }: Harvest): boolean {
  return failures.some(({ kind, benchmark }) => kind === 'benchmark-timeout' && benchmark === undefined);
}

/** `isOnlyOverdue` reports whether benchmarks exceeded their own time limit and nothing else failed. */
function isOnlyOverdue({ failures }: Harvest): boolean {
  return failures.every(({ isOverdue }) => isOverdue);
}

/**
 * `hanging` returns the benchmark that ran into the process's time limit, if there is one. It isn't run again, because
 * that would take just as long.
 */
function hanging({ failures }: Harvest): (BenchmarkFailure & { readonly benchmark: string }) | undefined {
  return failures.filter(isNamed).find(({ kind }) => kind === 'benchmark-timeout');
}

function isNamed(failure: BenchmarkFailure): failure is BenchmarkFailure & { readonly benchmark: string } {
  return failure.benchmark !== undefined;
}

/**
 * `collect` runs one binary. If a benchmark ends the process, `collect` records that benchmark and leaves it out of the
 * next process, so that the benchmarks after it still run. It starts at most `processes` processes, not counting those
 * that ended because a benchmark exceeded its own time limit.
 */
async function collect(
  go: GoToolchain,
  request: HarvestRequest,
  processes: number,
  known?: BenchmarkFailure & { readonly benchmark: string },
): Promise<Harvest> {
  const gathered = new Gathering(known);
  let overdue = 0;
  for (let process = 1; ;) {
    const remaining = gathered.remaining(request);
    if (request.select.kind === 'names' && remaining.length === 0) break;
    const { output, failure } = await runTestProcess(go, {
      binary: request.binary,
      ...selecting(request, remaining, gathered),
      iterations: request.iterations,
      count: request.count,
      gomaxprocs: request.gomaxprocs,
      timeoutMs: request.timeoutMs,
      ...(request.benchmarkTimeoutMs === undefined ? {} : { benchmarkTimeoutMs: request.benchmarkTimeoutMs }),
      ...(request.onRunning === undefined ? {} : { onRunning: request.onRunning }),
      ...(request.memoryShare === undefined ? {} : { memoryShare: request.memoryShare }),
      ...(request.few === undefined ? {} : { few: request.few }),
    });
    gathered.add(output, request.count);
    if (failure === undefined) break;
    if (isNamed(failure) && failure.isOverdue === true && overdue++ < mostOverdue) {
      gathered.crash(failure);
      continue;
    }
    if (!isNamed(failure) || failure.kind === 'benchmark-timeout' || process++ >= processes) {
      gathered.fail(failure);
      break;
    }
    gathered.crash(failure);
  }
  return gathered.harvest(request);
}

/**
 * `selecting` returns the patterns for `-test.bench` and `-test.skip`. Names select exactly these benchmarks, without
 * their sub-benchmarks. An expression selects all benchmarks that match it, except those that ended an earlier process,
 * and slow benchmarks that already have a result.
 */
function selecting(
  { select }: HarvestRequest,
  remaining: readonly string[],
  { crashed, slow }: Gathering,
): Pick<TestProcessRequest, 'bench' | 'skip'> {
  if (select.kind === 'names') return { bench: benchPattern(remaining), skip: belowPattern(remaining) };
  const left = [...crashed, ...slow];
  return { bench: select.bench, ...(left.length === 0 ? {} : { skip: benchPattern(left) }) };
}
