import { isAllocationUnit } from '../core/benchunit/allocation-units.ts';
import type { TestBinaryOutput, UnitMetadata } from '../core/benchfmt/index.ts';
import type { Figure } from '../core/benchmath/figure.ts';
import { figuresOf, gcCyclesOf, realMsOf } from '../core/benchmath/exact-totals.ts';
import { capital } from '../core/report/row-words.ts';
import type { FaultCause, ProblemKind } from '../errors.ts';
import type { RunRequest, TestBinary } from '../ports.ts';
import { failureFrom } from './failure-from.ts';
import type { Iterations } from './test-process.ts';

/** The result of one run of one benchmark. */
export interface Result {
  readonly iterations: number;
  readonly figures: ReadonlyMap<string, Figure>;
  /** The wall time that the sample took, if known, including setup and untimed work. */
  readonly wallMs?: number;
  /** The number of garbage collections that ended while the timer ran, if they were counted. */
  readonly gcCycles?: number;
}

/** The reason why a benchmark, or a whole test binary if no benchmark is named, produced no result. */
export interface BenchmarkFailure {
  readonly kind: ProblemKind;
  readonly benchmark: string | undefined;
  readonly message: string;
  readonly remedy?: string;
  readonly cause: FaultCause;
  /** Whether the benchmark exceeded its own time limit, so that the other benchmarks could still run. */
  readonly isOverdue?: true;
}

/** Everything that one test binary reported for one request. */
export interface Harvest {
  readonly results: ReadonlyMap<string, readonly Result[]>;
  readonly skipped: ReadonlySet<string>;
  readonly failures: readonly BenchmarkFailure[];
  /** The processor's name, as the binary printed it. */
  readonly cpu: string | undefined;
  /** The metadata that benchmarks printed about their units. */
  readonly units: readonly UnitMetadata[];
  /** The benchmarks of each process, in the order in which they ran. */
  readonly processes: readonly (readonly string[])[];
}

export interface HarvestRequest {
  readonly binary: TestBinary;
  /**
   * Either exact names of benchmarks, each of which must produce a result and none of which is a sub-benchmark of
   * another, or an expression that finds the benchmarks that exist.
   */
  readonly select:
    | { readonly kind: 'names'; readonly names: readonly string[] }
    | { readonly kind: 'expression'; readonly bench: string };
  readonly iterations: Iterations;
  readonly count: number;
  /** The value of GOMAXPROCS; if `undefined`, the user's environment decides. */
  readonly gomaxprocs: number | undefined;
  readonly timeoutMs: number;
  /** The time limit for each benchmark, in milliseconds; if absent, only `timeoutMs` applies. */
  readonly benchmarkTimeoutMs?: number;
  /** See `RunRequest`. */
  readonly onRunning?: RunRequest['onRunning'];
  /** The share of the machine's memory above which a process is killed; no limit if absent. */
  readonly memoryShare?: number;
  /** See `TestProcessRequest`. */
  readonly few?: number;
}

/** The results of the processes of one request so far. */
export class Gathering {
  readonly #results = new Map<string, Result[]>();
  readonly #skipped = new Set<string>();
  readonly #failures = new Map<string, BenchmarkFailure>();
  readonly #units: UnitMetadata[] = [];
  readonly #crashed: string[] = [];
  readonly #processes: (readonly string[])[] = [];
  #cpu: string | undefined;

  /** `known` is the failure of a benchmark that is known to end the process. That benchmark isn't run again. */
  constructor(known?: BenchmarkFailure & { readonly benchmark: string }) {
    if (known !== undefined) this.crash(known);
  }

  /** `add` adds the output of one process, in which each benchmark was meant to run `count` times. */
  add(output: TestBinaryOutput, count: number): void {
    this.#cpu ??= output.config.get('cpu');
    this.#units.push(...output.units);
    this.#processes.push([...new Set(output.outcomes.map(({ name }) => name))]);
    const fresh = new Map<string, Result[]>();
    for (const outcome of output.outcomes) {
      const { name } = outcome;
      if (outcome.kind === 'result') {
        this.#refuseNonFinite(name, outcome.nonFinite ?? []);
        const { iterations, measurements } = outcome;
        // The arrival of the output shows the time too, but late if this process is busy.
        const wallMs = realMsOf(measurements) ?? outcome.wallMs;
        const figures = figuresOf(iterations, measurements);
        const gcCycles = gcCyclesOf(measurements);
        const result = {
          iterations,
          figures,
          ...(wallMs === undefined ? {} : { wallMs }),
          ...(gcCycles === undefined ? {} : { gcCycles }),
        };
        fresh.set(name, [...(fresh.get(name) ?? []), result]);
      } else if (outcome.kind === 'skipped') this.#skipped.add(name);
      else if (outcome.kind === 'failed')
        this.fail({ benchmark: name, ...failureFrom('benchmark-failed', outcome.output) });
      else this.fail({ kind: 'no-result', benchmark: name, message: `${capital(outcome.reason)}.`, cause: 'code' });
    }
    for (const [name, results] of fresh) {
      this.#results.set(name, results);
      if (results.length <= count) continue;
      const message = `It printed ${results.length} results instead of the expected ${count}: something else prints lines that look like results.`;
      this.fail({ kind: 'no-result', benchmark: name, message, cause: 'code' });
    }
  }

  /**
   * Fails a benchmark that reports B/op or allocs/op as NaN or infinite, because such a figure can't be judged. Times
   * may have such values, because they are never judged.
   */
  #refuseNonFinite(benchmark: string, units: readonly string[]): void {
    const counted = units.filter(isAllocationUnit);
    if (counted.length === 0) return;
    this.fail({
      kind: 'no-result',
      benchmark,
      message: `It reported ${counted.join(' and ')} as NaN or infinite.`,
      cause: 'code',
    });
  }

  fail(failure: BenchmarkFailure): void {
    const key = failure.benchmark ?? '';
    if (!this.#failures.has(key)) this.#failures.set(key, failure);
  }

  /** Returns the benchmarks that ended a process; later processes leave them out. */
  get crashed(): readonly string[] {
    return this.#crashed;
  }

  /** Returns the benchmarks that took a second or more. */
  get slow(): readonly string[] {
    return [...this.#results]
      .filter(([, results]) => results.some(({ wallMs = 0 }) => wallMs >= 1000))
      .map(([name]) => name);
  }

  crash(failure: BenchmarkFailure & { readonly benchmark: string }): void {
    this.fail(failure);
    this.#crashed.push(failure.benchmark);
  }

  /** `remaining` returns the requested benchmarks that have no outcome yet. */
  remaining({ select }: HarvestRequest): readonly string[] {
    if (select.kind === 'expression') return [];
    return select.names.filter(
      (name) => !this.#results.has(name) && !this.#skipped.has(name) && !this.#failures.has(name),
    );
  }

  harvest(request: HarvestRequest): Harvest {
    if (!this.#failures.has('')) this.#missing(request);
    for (const name of this.#failures.keys()) this.#results.delete(name);
    // Drop the results of benchmarks that were not requested, because they did not run at their own iterations.
    if (request.select.kind === 'names') {
      const asked = new Set(request.select.names);
      for (const name of this.#results.keys()) if (!asked.has(name)) this.#results.delete(name);
    }
    return {
      results: this.#results,
      skipped: this.#skipped,
      failures: [...this.#failures.values()].filter((failure) => !this.#causedBelow(failure)),
      cpu: this.#cpu,
      units: this.#units,
      processes: this.#processes,
    };
  }

  /** Adds a failure for each requested benchmark that the binary didn't report. */
  #missing(request: HarvestRequest): void {
    const hung = [...this.#failures.values()].find(({ kind }) => kind === 'benchmark-timeout');
    for (const name of this.remaining(request)) {
      if (hung !== undefined) {
        const message = `It did not run, because ${hung.benchmark ?? 'the test binary'} reached the time limit first.`;
        this.fail({ kind: 'no-result', benchmark: name, message, cause: 'unclear' });
        continue;
      }
      // If a name changes from run to run (because it contains an address or a time), the parent benchmark that chooses
      // the name is at fault.
      const parent = name.slice(0, Math.max(name.lastIndexOf('/'), 0));
      const message = `The test binary ended without a result for ${name}, which it had listed before.`;
      this.fail({ kind: 'no-result', benchmark: parent === '' ? name : parent, message, cause: 'code' });
    }
    if (request.select.kind === 'expression') return;
    for (const benchmark of request.select.names.filter((name) => this.#skipped.has(name))) {
      this.fail({
        kind: 'no-result',
        benchmark,
        message: `It skipped itself at ${request.iterations} iterations.`,
        cause: 'code',
      });
    }
  }

  /**
   * Reports whether a benchmark failed because one of its sub-benchmarks did; only the sub-benchmark is then reported.
   */
  #causedBelow({ kind, benchmark }: BenchmarkFailure): boolean {
    return (
      kind === 'benchmark-failed' &&
      benchmark !== undefined &&
      [...this.#failures.keys()].some((name) => name.startsWith(`${benchmark}/`))
    );
  }
}
