import type { Collector } from './collector.ts';
import { ConfigScope } from './config-scope.ts';
import type { GoTestLine } from './go-test-lines.ts';
import { isGoroutineHeader, parseDeath, parseGoTestLine, parsePanic, parseReport } from './go-test-lines.ts';
import { maxLineLength } from './limits.ts';
import { parseConfigLine, parseUnitLine } from './line.ts';
import { LogLines } from './log-line.ts';
import { PackageRun } from './package-run.ts';
import type { BenchmarkRecord } from './records.ts';
import { ReportBlock } from './report-block.ts';
import { ResultReader } from './result-reader.ts';
import { looksLikeResult } from './result-shape.ts';
import type { OversizedLine, SourceLine } from './source-lines.ts';

const protectedKeys = new Set(['goos', 'goarch', 'pkg', 'cpu']);

interface PanicMessage {
  readonly line: number;
  readonly message: string;
  readonly name: string | undefined;
  /** Whether the message is printed after a benchmark's name, instead of the figures. */
  readonly glued: boolean;
}

/** Reads the output of one package (or of several, one after the other) line by line. */
export class StreamReader {
  readonly #collector: Collector;
  readonly #run: PackageRun;
  readonly #results: ResultReader;
  readonly #reports: ReportBlock;
  readonly #logs = new LogLines();
  readonly #config = new ConfigScope();
  /** The package that the events of this stream name. */
  readonly #eventPackage: string | undefined;
  #panic: PanicMessage | undefined;
  #buildOutputOf: string | undefined;

  constructor(collector: Collector, eventPackage: string | undefined) {
    this.#collector = collector;
    this.#eventPackage = eventPackage;
    this.#run = new PackageRun(collector);
    this.#results = new ResultReader(collector, this.#run);
    this.#reports = new ReportBlock(collector, this.#run);
    if (eventPackage !== undefined) this.#config.set('pkg', eventPackage);
  }

  read(source: SourceLine | OversizedLine): void {
    if ('oversized' in source) {
      const message = `a line of ${source.oversized} characters is not read; the limit is ${maxLineLength}`;
      this.#collector.syntaxError(source.line, message, undefined, this.#package);
    } else if (source.event !== undefined) this.#readEvent(source.event, source.line);
    else if (source.origin === 'text') this.#readText(source);
    else this.#readFrame(source);
  }

  /** Ends the text, and closes the panic, the report, the result and the run that are still open. */
  end(): void {
    this.#dropPanic();
    this.#reports.close();
    this.#results.close();
    this.#run.close(this.#package);
  }

  #readEvent(event: NonNullable<SourceLine['event']>, line: number): void {
    this.#reports.close();
    if (event.kind === 'open') {
      this.#startRun();
      this.#run.label(line);
    } else if (event.kind === 'start') {
      this.#startRun();
      this.#results.start(event.name, 'event', line);
    } else if (!this.#run.concluded(event.status)) {
      this.#results.close();
      this.#run.finish(event.status, line);
      this.#run.close(this.#package);
    }
  }

  #readFrame(source: SourceLine): void {
    const { text, line } = source;
    const run = /^=== RUN {3}(.+)$/.exec(text)?.[1];
    const report = parseReport(text);
    this.#reports.close();
    if (run !== undefined) {
      this.#startRun();
      this.#results.start(run, 'frame', line);
    } else if (/^=== NAME *$/.test(text)) this.#results.endOfSample();
    else if (report !== undefined) this.#goTestLine(report, text, line);
    else if (text === 'PASS' || text === 'FAIL') {
      this.#goTestLine({ kind: 'finished', status: text === 'PASS' ? 'ok' : 'FAIL' }, text, line);
    } else if (!text.startsWith('=== ')) this.#readText(source);
  }

  /**
   * Ends the current run if `PASS` or `FAIL` was read: anything after that, except the go command's own line, is a new
   * run.
   */
  #startRun(): void {
    if (this.#run.ended) this.#run.close(this.#package);
  }

  #readText({ text, line, owner }: SourceLine): void {
    const logged = this.#logs.includes(text) && !this.#results.endsLogLine(text);
    if (this.#endsPanic(text)) return;
    const panic = parsePanic(text);
    if (panic !== undefined) {
      this.#dropPanic();
      this.#panic = {
        line,
        message: panic,
        name: this.#results.nameInFront(text),
        glued: text.startsWith('Benchmark'),
      };
      return;
    }
    if (this.#reports.append(text) && !(looksLikeResult(text) && !logged)) return;
    if (owner !== undefined) this.#results.start(owner, 'event', line);
    const parsed = this.#results.framed
      ? this.#insideFrame(text, owner !== undefined)
      : (parseGoTestLine(text) ?? gluedFailure(text) ?? gluedDeath(text));
    if (parsed !== undefined) {
      this.#goTestLine(parsed, text, line);
      if (looksLikeResult(text)) this.#damage(line);
      return;
    }
    if (this.#run.ended && text.includes('Benchmark')) this.#startRun();
    const read = !logged && this.#results.read(text, { line, config: this.#config.current, owner });
    const unit = read ? undefined : parseUnitLine(text);
    if (unit !== undefined) this.#collector.unitLine(line, unit);
    else if (!(read && text.startsWith('Benchmark'))) this.#otherLine(text, line, read || logged);
  }

  /**
   * Reads a line that isn't a result, or that contains other output before its result. Either kind of line may contain
   * a label.
   */
  #otherLine(text: string, line: number, read: boolean): void {
    this.#configLine(text, line, read);
    if (!read && looksLikeResult(text)) this.#damage(line);
    if (this.#buildOutputOf !== undefined) this.#collector.addBuildOutput(this.#buildOutputOf, text);
  }

  #damage(line: number): void {
    const message = 'it looks like a result, or part of one, but cannot be parsed';
    this.#collector.syntaxError(line, message, undefined, this.#package);
  }

  /**
   * Parses a line inside a benchmark's frame. Because the benchmark itself may have printed the line, reports are
   * ignored unless events name the running benchmark, and `PASS`, `FAIL` and build output are ignored if an event
   * attributes them to the benchmark.
   */
  #insideFrame(text: string, owned: boolean): GoTestLine | undefined {
    const parsed = parseGoTestLine(text);
    if (parsed === undefined) return undefined;
    if (parsed.kind === 'report') return this.#results.byEvents ? parsed : undefined;
    if (parsed.kind === 'finished' || parsed.kind === 'build-output') return owned ? undefined : parsed;
    return parsed;
  }

  #goTestLine(parsed: GoTestLine, text: string, line: number): void {
    const position = this.#collector.position(line);
    switch (parsed.kind) {
      case 'build-output':
        this.#buildOutputOf = parsed.package;
        this.#collector.addBuildOutput(parsed.package, text);
        return;
      case 'report':
        this.#report(parsed, line);
        return;
      case 'killed':
        this.#attributed({ kind: 'timeout', position, name: this.#results.running, message: parsed.message });
        this.#results.forget(this.#results.running);
        return;
      case 'died':
        this.#results.abandon(parsed.name, line);
        this.#run.died(parsed.reason, line);
        break;
      case 'build-failure': {
        const output = this.#collector.buildOutput(parsed.package);
        this.#results.close();
        this.#run.buildFailed(this.#package);
        this.#collector.drafts.push({ ...parsed, position, output });
        break;
      }
      case 'package-end':
        this.#results.close();
        this.#run.endOf(parsed.package, parsed.status, line);
        break;
      case 'finished':
        if (parsed.status === 'ok') this.#startRun();
        this.#results.close();
        this.#run.finish(parsed.status, line);
        break;
    }
    this.#buildOutputOf = undefined;
    this.#results.close();
  }

  #report(report: Extract<GoTestLine, { kind: 'report' }>, line: number): void {
    const position = this.#collector.position(line);
    this.#results.endOfSample();
    if (report.status === 'FAIL') this.#reports.fail(position, report.name, this.#package);
    if (report.status === 'SKIP') {
      this.#reports.close();
      this.#attributed({ kind: 'skip', position, name: report.name });
    }
    if (report.status === 'BENCH') this.#results.startLog();
    if (report.status !== 'BENCH') this.#results.forget(report.name);
  }

  #attributed(
    record:
      | Omit<Extract<BenchmarkRecord, { kind: 'skip' }>, 'package'>
      | Omit<Extract<BenchmarkRecord, { kind: 'panic' }>, 'package'>
      | Omit<Extract<BenchmarkRecord, { kind: 'timeout' }>, 'package'>,
  ): void {
    const draft = { ...record, package: this.#package };
    this.#collector.drafts.push(draft);
    this.#run.add(draft, record.position.line);
  }

  #configLine(text: string, line: number, withResult: boolean): void {
    const label = gluedGoos(text) ?? parseConfigLine(text);
    if (label === undefined) return;
    const parsed = withResult ? { ...label, value: label.value.replace(/\S*Benchmark.*$/, '').trimEnd() } : label;
    if (this.#results.framed && protectedKeys.has(parsed.key)) return;
    if (parsed.key === 'pkg' || parsed.key === 'goos') this.#labelRun(parsed, line);
    if (parsed.key === 'pkg' && this.#eventPackage !== undefined) return;
    if (!this.#config.set(parsed.key, parsed.value)) {
      this.#collector.syntaxError(line, 'too many configuration lines (key: value): this one is ignored');
    }
  }

  /** Reads a `goos` or `pkg` label, which `testing` prints before the first benchmark of a run. */
  #labelRun({ key, value }: { readonly key: string; readonly value: string }, line: number): void {
    this.#startRun();
    if (this.#run.hasResults && (key === 'goos' || value !== this.#package)) {
      this.#results.close();
      this.#run.close(this.#package);
    }
    if (key === 'goos') return;
    this.#run.label(line);
    this.#run.named();
    if (this.#eventPackage !== undefined && value !== this.#eventPackage) {
      this.#collector.syntaxError(
        line,
        `a go test -json event of package ${this.#eventPackage} contains the line "pkg: ${value}"`,
      );
    }
  }

  /**
   * Reports whether the line begins the stack trace of a panic, which proves that the panic message was a crash. Lines
   * between the message and the stack trace are read like any others.
   */
  #endsPanic(text: string): boolean {
    if (this.#panic === undefined || !isGoroutineHeader(text)) return false;
    const { line, message, name } = this.#panic;
    this.#panic = undefined;
    this.#results.forget(name);
    this.#attributed({ kind: 'panic', position: this.#collector.position(line), name, message });
    return true;
  }

  /**
   * Drops a panic message that no stack trace followed, because it was not a crash. If it took the place of a result's
   * figures, their absence is an error.
   */
  #dropPanic(): void {
    if (this.#panic?.glued === true) {
      this.#collector.syntaxError(this.#panic.line, 'parsing iteration count: invalid syntax', this.#panic.name);
    }
    this.#panic = undefined;
  }

  get #package(): string | undefined {
    return this.#config.current.get('pkg');
  }
}

/**
 * `gluedFailure` reads `BenchmarkX-2 \t--- FAIL: BenchmarkX-2`: without `-v` the name is already on the line when the
 * benchmark fails.
 */
function gluedFailure(text: string): GoTestLine | undefined {
  const at = text.startsWith('Benchmark') ? text.indexOf('--- FAIL: Benchmark') : -1;
  const report = at === -1 ? undefined : parseReport(text.slice(at));
  return report?.kind === 'report' && text.startsWith(report.name) ? report : undefined;
}

/**
 * `gluedDeath` reads `BenchmarkX-2 \tsignal: killed`: without `-v` the name is already on the line when the process
 * dies.
 */
function gluedDeath(text: string): GoTestLine | undefined {
  const [, name, rest] = /^(Benchmark[^ \t]*) *\t((?:exit status|signal:) .+)$/.exec(text) ?? [];
  const death = rest === undefined ? undefined : parseDeath(rest);
  return death === undefined || name === undefined ? undefined : { ...death, name };
}

/** `gluedGoos` reads `hello-without-newlinegoos: linux`: the output before the first label may lack a line break. */
function gluedGoos(text: string): { readonly key: string; readonly value: string } | undefined {
  const value = /goos: ([a-z0-9]+)$/.exec(text)?.[1];
  if (value === undefined) return undefined;
  const config = parseConfigLine(text);
  return config === undefined || config.key.endsWith('goos') ? { key: 'goos', value } : undefined;
}
