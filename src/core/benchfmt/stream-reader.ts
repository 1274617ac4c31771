import type { Collector } from './collector.ts';
import { ConfigScope } from './config-scope.ts';
import type { GoTestLine } from './go-test-lines.ts';
import { isGoroutineHeader, parseGoTestLine, parsePanic, parseReport } from './go-test-lines.ts';
import { maxLineLength } from './limits.ts';
import { parseConfigLine, parseUnitLine } from './line.ts';
import { ReportBlock } from './report-block.ts';
import { ResultReader } from './result-reader.ts';
import type { OversizedLine, SourceLine } from './source-lines.ts';

const protectedKeys = new Set(['goos', 'goarch', 'pkg', 'cpu']);

interface PanicMessage {
  readonly line: number;
  readonly message: string;
  readonly name: string | undefined;
  /** Whether it stands where the figures of a result line would be. */
  readonly glued: boolean;
}

/** Reads the output of one package (or of several, one after the other) line by line. */
export class StreamReader {
  readonly #collector: Collector;
  readonly #results: ResultReader;
  readonly #reports: ReportBlock;
  readonly #config = new ConfigScope();
  #panic: PanicMessage | undefined;
  #buildOutputOf: string | undefined;

  constructor(collector: Collector) {
    this.#collector = collector;
    this.#results = new ResultReader(collector);
    this.#reports = new ReportBlock(collector);
  }

  read(source: SourceLine | OversizedLine): void {
    if ('oversized' in source) {
      const message = `a line of ${source.oversized} characters is not read, the limit is ${maxLineLength}`;
      this.#collector.syntaxError(source.line, message);
    } else if (source.origin === 'text') this.#readText(source);
    else this.#readFrame(source);
  }

  /** The text is over: what was still open is settled. */
  end(): void {
    this.#dropPanic();
    this.#reports.close();
    this.#results.close();
  }

  #readFrame({ text, line, origin }: SourceLine): void {
    const run = /^=== RUN {3}(.+)$/.exec(text)?.[1];
    const report = parseReport(text);
    this.#reports.close();
    if (run !== undefined) this.#results.start(run, origin === 'frame' ? 'frame' : 'event');
    else if (/^=== NAME *$/.test(text)) this.#results.endOfSample();
    else if (report !== undefined) this.#goTestLine(report, text, line);
    else if (text === 'PASS' || text === 'FAIL') this.#results.close();
  }

  #readText({ text, line, owned }: SourceLine): void {
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
    if (this.#reports.append(text)) return;
    const parsed = this.#results.framed
      ? this.#insideFrame(text, owned)
      : (parseGoTestLine(text) ?? gluedFailure(text));
    if (parsed !== undefined) {
      this.#goTestLine(parsed, text, line);
      return;
    }
    if (this.#results.read(text, line, this.#config.current)) return;
    const unit = parseUnitLine(text);
    if (unit !== undefined) this.#collector.unitLine(line, unit);
    else this.#configLine(text, line);
    if (this.#buildOutputOf !== undefined) this.#collector.addBuildOutput(this.#buildOutputOf, text);
  }

  /** What a benchmark prints cannot end the package, except where the go command says so itself. */
  #insideFrame(text: string, owned: boolean): GoTestLine | undefined {
    const parsed = parseGoTestLine(text);
    if (parsed === undefined) return undefined;
    if (parsed.kind === 'report') return this.#results.eventName === undefined ? undefined : parsed;
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
        this.#collector.drafts.push({
          kind: 'timeout',
          position,
          name: this.#results.running,
          package: this.#package,
          message: parsed.message,
        });
        return;
      case 'build-failure': {
        const output = this.#collector.buildOutput(parsed.package);
        this.#collector.drafts.push({ ...parsed, position, output });
        break;
      }
      case 'package-end':
        this.#collector.drafts.push({ ...parsed, position });
        break;
      case 'finished':
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
      this.#collector.drafts.push({ kind: 'skip', position, name: report.name, package: this.#package });
    }
    if (report.status === 'BENCH') this.#results.startLog();
    if (report.status !== 'BENCH') this.#results.forget(report.name);
  }

  #configLine(text: string, line: number): void {
    const parsed = gluedGoos(text) ?? parseConfigLine(text);
    if (parsed === undefined) return;
    if (this.#results.framed && protectedKeys.has(parsed.key)) return;
    if (!this.#config.set(parsed.key, parsed.value)) {
      this.#collector.syntaxError(line, 'too much configuration: this line is not taken over');
    }
  }

  /** A message is a crash when a stack trace follows; until then its lines are read as any others. */
  #endsPanic(text: string): boolean {
    if (this.#panic === undefined || !isGoroutineHeader(text)) return false;
    const { line, message, name } = this.#panic;
    this.#panic = undefined;
    this.#results.forget(name);
    this.#collector.drafts.push({
      kind: 'panic',
      position: this.#collector.position(line),
      name,
      package: this.#package,
      message,
    });
    return true;
  }

  /** No stack trace came: it was only a message. Where figures should have been, they are missing. */
  #dropPanic(): void {
    if (this.#panic?.glued === true) {
      this.#collector.syntaxError(this.#panic.line, 'parsing iteration count: invalid syntax');
    }
    this.#panic = undefined;
  }

  get #package(): string | undefined {
    return this.#config.current.get('pkg');
  }
}

/** `BenchmarkX-2   \t--- FAIL: BenchmarkX-2`: without `-v` the name stands there already when the benchmark fails. */
function gluedFailure(text: string): GoTestLine | undefined {
  const at = text.startsWith('Benchmark') ? text.indexOf('--- FAIL: Benchmark') : -1;
  const report = at === -1 ? undefined : parseReport(text.slice(at));
  return report?.kind === 'report' && text.startsWith(report.name) ? report : undefined;
}

/** `hello-without-newlinegoos: linux`: the first label stands behind what was printed before it without a line break. */
function gluedGoos(text: string): { readonly key: string; readonly value: string } | undefined {
  const value = /goos: ([a-z0-9]+)$/.exec(text)?.[1];
  if (value === undefined) return undefined;
  const config = parseConfigLine(text);
  return config === undefined || config.key.endsWith('goos') ? { key: 'goos', value } : undefined;
}
