import { benchPattern, type UnitMetadata } from '../core/benchfmt/index.ts';
import { type Figure } from '../core/benchmath/figure.ts';
import { figuresOf } from '../core/benchmath/exact-totals.ts';
import type { ProblemKind } from '../errors.ts';
import type { GoToolchain, TestBinary } from '../ports.ts';
import { mapLimit } from './pool.ts';
import { type ProcessFailure, runTestProcess } from './test-process.ts';

/** Processes of one package that may crash before the rest of it is given up. */
const mostCrashes = 20;

/** What one run of one benchmark gave. */
export interface Result {
  readonly iterations: number;
  readonly figures: ReadonlyMap<string, Figure>;
}

/** Why a benchmark, or a whole test binary (no name), gave no result. */
export interface BenchmarkFailure {
  readonly kind: ProblemKind;
  readonly benchmark: string | undefined;
  readonly message: string;
}

/** Everything one test binary gave for one request. */
export interface Harvest {
  readonly results: ReadonlyMap<string, readonly Result[]>;
  readonly skipped: ReadonlySet<string>;
  readonly failures: readonly BenchmarkFailure[];
  /** What the binary printed of the processor. */
  readonly cpu: string | undefined;
  /** What benchmarks said of their units. */
  readonly units: readonly UnitMetadata[];
}

export interface HarvestRequest {
  readonly binary: TestBinary;
  /** Benchmarks by exact name, each of which must give a result; or an expression, to find out which there are. */
  readonly select:
    | { readonly kind: 'names'; readonly names: readonly string[] }
    | { readonly kind: 'expression'; readonly bench: string };
  readonly iterations: number;
  readonly count: number;
  readonly gomaxprocs: number;
  readonly timeoutMs: number;
}

/**
 * Runs many test binaries, several at once. One in which anything failed is run again when it is alone on the machine,
 * and only that second run counts: a clash over a port, a file or memory is no verdict.
 */
export async function harvestAll(
  go: GoToolchain,
  requests: readonly HarvestRequest[],
  onDone: (request: HarvestRequest) => void,
): Promise<readonly Harvest[]> {
  const first = await mapLimit(requests, go.parallelism, async (request) => {
    const harvest = await collect(go, request, 1);
    if (isClean(harvest)) onDone(request);
    return harvest;
  });
  const settled: Harvest[] = [];
  for (const [index, request] of requests.entries()) {
    const harvest = first[index];
    if (harvest !== undefined && (isClean(harvest) || timedOut(harvest.failures))) settled.push(harvest);
    else settled.push(await collect(go, request, mostCrashes));
    if (harvest !== undefined && !isClean(harvest)) onDone(request);
  }
  return settled;
}

function isClean({ failures }: Harvest): boolean {
  return failures.length === 0;
}

/** A process that ran into the time limit is not run again: it would cost the limit once more. */
function timedOut(failures: readonly BenchmarkFailure[]): boolean {
  return failures.some(({ kind }) => kind === 'benchmark-timeout');
}

/** Runs one binary; a benchmark that ends the process is named and left out of a further one, so that those behind it are still heard. */
async function collect(go: GoToolchain, request: HarvestRequest, processes: number): Promise<Harvest> {
  const gathered = new Gathering();
  const crashed: string[] = [];
  for (let process = 1; ; process++) {
    const remaining = gathered.remaining(request, crashed);
    if (request.select.kind === 'names' && remaining.length === 0) break;
    const { output, failure } = await runTestProcess(go, {
      binary: request.binary,
      bench: request.select.kind === 'names' ? benchPattern(remaining) : request.select.bench,
      ...(request.select.kind === 'expression' && crashed.length > 0 ? { skip: benchPattern(crashed) } : {}),
      iterations: request.iterations,
      count: request.count,
      gomaxprocs: request.gomaxprocs,
      timeoutMs: request.timeoutMs,
    });
    gathered.add(output);
    if (failure === undefined) break;
    gathered.fail(failure);
    if (failure.benchmark === undefined || failure.kind === 'benchmark-timeout' || process >= processes) break;
    crashed.push(failure.benchmark);
  }
  return gathered.harvest(request);
}

type Output = Awaited<ReturnType<typeof runTestProcess>>['output'];

/** What the processes of one request gave so far. */
class Gathering {
  readonly #results = new Map<string, Result[]>();
  readonly #skipped = new Set<string>();
  readonly #failures = new Map<string, BenchmarkFailure>();
  readonly #units: UnitMetadata[] = [];
  #cpu: string | undefined;

  add(output: Output): void {
    this.#cpu ??= output.config.get('cpu');
    this.#units.push(...output.units);
    const fresh = new Map<string, Result[]>();
    for (const outcome of output.outcomes) {
      const { name } = outcome;
      if (outcome.kind === 'result') {
        this.#refuseNonFinite(name, outcome.nonFinite ?? []);
        const result = { iterations: outcome.iterations, figures: figuresOf(outcome.iterations, outcome.measurements) };
        fresh.set(name, [...(fresh.get(name) ?? []), result]);
      } else if (outcome.kind === 'skipped') this.#skipped.add(name);
      else if (outcome.kind === 'failed')
        this.fail({ kind: 'benchmark-failed', benchmark: name, message: outcome.output });
      else this.fail({ kind: 'no-result', benchmark: name, message: outcome.reason });
    }
    for (const [name, results] of fresh) this.#results.set(name, results);
  }

  /** NaN and infinities are no figures to judge by; of a time they do not matter. */
  #refuseNonFinite(benchmark: string, units: readonly string[]): void {
    const counted = units.filter((unit) => unit === 'B/op' || unit === 'allocs/op');
    if (counted.length === 0) return;
    this.fail({ kind: 'no-result', benchmark, message: `It reported ${counted.join(' and ')} as NaN or infinite.` });
  }

  fail(failure: ProcessFailure): void {
    const key = failure.benchmark ?? '';
    if (!this.#failures.has(key)) this.#failures.set(key, failure);
  }

  /** Planned names without any outcome so far. */
  remaining({ select }: HarvestRequest, crashed: readonly string[]): readonly string[] {
    if (select.kind === 'expression') return [];
    return select.names.filter(
      (name) =>
        !this.#results.has(name) && !this.#skipped.has(name) && !this.#failures.has(name) && !crashed.includes(name),
    );
  }

  harvest(request: HarvestRequest): Harvest {
    const whole = this.#failures.get('');
    if (whole === undefined) {
      for (const benchmark of this.remaining(request, [])) {
        this.fail({ kind: 'no-result', benchmark, message: 'The test binary ended without a result for it.' });
      }
    }
    for (const name of this.#failures.keys()) this.#results.delete(name);
    return {
      results: this.#results,
      skipped: this.#skipped,
      failures: [...this.#failures.values()].filter((failure) => !this.#causedBelow(failure)),
      cpu: this.#cpu,
      units: this.#units,
    };
  }

  /** A parent fails when one of its sub-benchmarks does: the sub-benchmark is the one to name. */
  #causedBelow({ kind, benchmark }: BenchmarkFailure): boolean {
    return (
      kind === 'benchmark-failed' &&
      benchmark !== undefined &&
      [...this.#failures.keys()].some((name) => name.startsWith(`${benchmark}/`))
    );
  }
}
