import type { Collector, SeriesMap } from './collector.ts';
import type { Draft, NamedDraft } from './draft.ts';
import { maxRecords } from './limits.ts';

type Attributable = NamedDraft | Extract<Draft, { kind: 'failure' | 'panic' | 'skip' | 'timeout' }>;

// Maximum nesting depth of sub-benchmarks. Without this limit, processing a name that consists only of slashes would
// take forever.
const maxLevels = 32;

/** Tracks one run of a package's benchmarks: which benchmarks it started, what it reported, and how it ended. */
export class PackageRun {
  readonly #collector: Collector;
  /** Benchmarks that `-v` or an event reports as started, each with the number of the line that reports it. */
  #started = new Map<string, number>();
  /** Printed names of the benchmarks that have a result or a report. */
  #answered = new Set<string>();
  /** Benchmarks that have sub-benchmarks. */
  #parents = new Set<string>();
  /** Series whose package isn't known yet. */
  #unnamed: SeriesMap = new Map();
  /** Records whose package isn't known yet. */
  readonly #unattributed = new Set<Attributable>();
  #hasRecords = false;
  /** The package of the last record whose package is known, and the last package before it that differs, if any. */
  #packages: readonly [string | undefined, string | undefined] = [undefined, undefined];
  #last = 0;
  #end: { readonly status: 'ok' | 'FAIL'; readonly line: number } | undefined;
  #reason: string | undefined;
  /** Whether the package that results are attributed to was named before this run rather than in it. */
  #inherited = false;
  #seen = false;
  #printed = false;
  /** Whether a run in this text has already failed. If so, the go command's final `FAIL` is redundant. */
  #failed = false;

  constructor(collector: Collector) {
    this.#collector = collector;
  }

  /**
   * Reports whether `PASS` or `FAIL` was read. Anything after that, except the go command's own line, belongs to
   * another run.
   */
  get ended(): boolean {
    return this.#end !== undefined;
  }

  get hasResults(): boolean {
    return this.#hasRecords || this.#started.size > 0;
  }

  get unnamed(): SeriesMap {
    return this.#unnamed;
  }

  label(line: number): void {
    this.#seen = true;
    this.#last = line;
  }

  named(): void {
    this.#inherited = false;
  }

  start(name: string, line: number): void {
    this.label(line);
    if (!this.#started.has(name) && this.#started.size < maxRecords) this.#started.set(name, line);
    let slash = name.lastIndexOf('/');
    for (let level = 0; slash > 0 && level < maxLevels; level += 1, slash = name.lastIndexOf('/', slash - 1)) {
      this.#parents.add(name.slice(0, slash));
    }
  }

  /** Records that the benchmark has a result or a report; its name may have a GOMAXPROCS suffix. */
  answer(full: string): void {
    this.#answered.add(full);
  }

  add(draft: Attributable, line: number): void {
    this.label(line);
    this.#hasRecords = true;
    const name = packageOf(draft);
    if (name === undefined) this.#unattributed.add(draft);
    else if (name !== this.#packages[0]) this.#packages = [name, this.#packages[0]];
    if (!this.#inherited || !('config' in draft)) return;
    this.#inherited = false;
    if (name === undefined) return;
    this.#collector.syntaxError(
      line,
      `the package of this result is unclear: ${name} has ended, and there is no new "pkg:" line`,
      draft.full,
    );
  }

  /** Records that the columns of a result are aligned as `testing` prints them. */
  inColumns(): void {
    this.#printed = true;
  }

  finish(status: 'ok' | 'FAIL', line: number): void {
    this.#end = { status: this.#end?.status === 'FAIL' ? 'FAIL' : status, line };
  }

  /** Records how the process died: `exit status 2` or `signal: killed`. */
  died(reason: string, line: number): void {
    this.#reason = reason;
    this.finish('FAIL', line);
  }

  /** Ends the run at the go command's last line about the package. */
  endOf(packageName: string, status: 'ok' | 'FAIL' | 'no-test-files', line: number): void {
    for (const record of this.#unattributed) attribute(record, packageName);
    const misplaced = this.#packages.find((known) => known !== undefined && known !== packageName);
    if (misplaced !== undefined) {
      this.#collector.syntaxError(
        line,
        `the results before this line are under "pkg: ${misplaced}", but this line ends package ${packageName}`,
      );
    }
    this.#close(packageName, status, line);
  }

  /** Ends the run, because another run begins or the text ends. */
  close(packageName: string | undefined): void {
    const bare = !this.#seen && this.#reason === undefined;
    if (this.#end === undefined ? this.#seen : !(bare && (this.#failed || this.#end.status === 'ok'))) {
      this.#close(packageName, this.#end?.status ?? 'none', this.#end?.line ?? this.#last);
    } else this.#reset();
  }

  #close(packageName: string | undefined, status: 'ok' | 'FAIL' | 'no-test-files' | 'none', line: number): void {
    const { drafts } = this.#collector;
    const answered = new Set(this.#parents);
    // The suffixes are removed only here and only if needed, because most texts mention benchmarks only in their
    // results.
    if (this.#started.size > 0) for (const full of this.#answered) answered.add(full).add(full.replace(suffix, ''));
    for (const [name, started] of this.#started) {
      if (answered.has(name)) continue;
      drafts.push({ kind: 'unfinished', position: this.#collector.position(started), name, package: packageName });
    }
    const how = { printed: this.#printed, ...(this.#reason === undefined ? {} : { reason: this.#reason }) };
    drafts.push({
      kind: 'package-end',
      position: this.#collector.position(line),
      package: packageName,
      status,
      ...how,
    });
    if (status === 'FAIL') this.#failed = true;
    this.#reset();
  }

  /**
   * Reports whether the go command's own line has already reported this status. An event that repeats the status then
   * adds nothing.
   */
  concluded(status: 'ok' | 'FAIL'): boolean {
    return !this.#seen && this.#end === undefined && this.#last > 0 && (status === 'ok' || this.#failed);
  }

  /** Records that a package has no run because it failed to build. */
  buildFailed(packageName: string | undefined): void {
    if (this.hasResults || this.ended) this.close(packageName);
    this.#reset();
    this.#failed = true;
  }

  #reset(): void {
    this.#started = new Map();
    this.#answered = new Set();
    this.#parents = new Set();
    this.#unnamed = new Map();
    this.#unattributed.clear();
    this.#hasRecords = false;
    this.#packages = [undefined, undefined];
    this.#end = undefined;
    this.#reason = undefined;
    this.#inherited = true;
    this.#seen = false;
    this.#printed = false;
  }
}

/** Matches what may be a GOMAXPROCS suffix. */
const suffix = /-[1-9][0-9]*$/;

function packageOf(record: Attributable): string | undefined {
  return 'config' in record ? record.config.get('pkg') : record.package;
}

function attribute(record: Attributable, packageName: string): void {
  if (!('config' in record)) record.package = packageName;
  else record.config = new Map(record.config).set('pkg', packageName);
}
