import type { Collector } from './collector.ts';
import type { Draft, NamedDraft } from './draft.ts';

type Attributable = NamedDraft | Extract<Draft, { kind: 'failure' | 'panic' | 'skip' | 'timeout' }>;

// Maximum nesting depth: following every level of a name that consists only of slashes would take forever.
const maxLevels = 32;

/** Tracks one run of a package's benchmarks: which benchmarks it started, what it reported, and how it ended. */
export class PackageRun {
  readonly #collector: Collector;
  /** Benchmarks that `-v` or an event reports as started, each with the line of that report. */
  #started = new Map<string, number>();
  /** Names of benchmarks that have a result, a report or a sub-benchmark. */
  #answered = new Set<string>();
  #records: Attributable[] = [];
  #last = 0;
  #end: { readonly status: 'ok' | 'FAIL'; readonly line: number } | undefined;
  #reason: string | undefined;
  /** Whether the package that results are attributed to was named before this run rather than in it. */
  #inherited = false;
  #seen = false;
  #printed = false;
  /** Whether a run in this text has already failed, which makes the go command's final `FAIL` redundant. */
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
    return this.#records.length > 0 || this.#started.size > 0;
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
    if (!this.#started.has(name)) this.#started.set(name, line);
    let slash = name.lastIndexOf('/');
    for (let level = 0; slash > 0 && level < maxLevels; level += 1, slash = name.lastIndexOf('/', slash - 1)) {
      this.#answered.add(name.slice(0, slash));
    }
  }

  /** Records that the benchmark has a result or a report; its name may have a GOMAXPROCS suffix. */
  answer(full: string): void {
    this.#answered.add(full);
    const suffix = /-[1-9][0-9]*$/.exec(full);
    if (suffix !== null) this.#answered.add(full.slice(0, suffix.index));
  }

  add(draft: Attributable, line: number): void {
    this.label(line);
    this.#records.push(draft);
    if (!this.#inherited || !('config' in draft)) return;
    this.#inherited = false;
    const name = draft.config.get('pkg');
    if (name === undefined) return;
    this.#collector.syntaxError(line, `a result after the end of ${name} without a "pkg:" line of its own`, draft.full);
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
    let misplaced: string | undefined;
    for (const record of this.#records) {
      const known = 'config' in record ? record.config.get('pkg') : record.package;
      if (known === undefined) attribute(record, packageName);
      else if (known !== packageName) misplaced = known;
    }
    if (misplaced !== undefined) {
      this.#collector.syntaxError(line, `results under "pkg: ${misplaced}" end with the last line of ${packageName}`);
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
    for (const [name, started] of this.#started) {
      if (this.#answered.has(name)) continue;
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
   * Reports whether the go command's own line has already reported this status, so that an event that repeats it adds
   * nothing.
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
    this.#records = [];
    this.#end = undefined;
    this.#reason = undefined;
    this.#inherited = true;
    this.#seen = false;
    this.#printed = false;
  }
}

function attribute(record: Attributable, packageName: string): void {
  if (!('config' in record)) record.package = packageName;
  else record.config = new Map(record.config).set('pkg', packageName);
}
