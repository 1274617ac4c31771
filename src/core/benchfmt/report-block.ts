import type { Collector } from './collector.ts';
import { limitOutput } from './limits.ts';
import type { PackageRun } from './package-run.ts';
import type { Position } from './records.ts';

// Maximum number of lines kept from a benchmark's log. `testing` itself trims a log to ten lines, but not with `-v`.
const keptLines = 100;

/**
 * Collects the output that belongs to a `--- FAIL` line: the indented lines after it and, with `-v`, those before it.
 */
export class ReportBlock {
  readonly #collector: Collector;
  readonly #run: PackageRun;
  #before: string[] = [];
  #open: { position: Position; name: string; package: string | undefined; lines: string[] } | undefined;

  constructor(collector: Collector, run: PackageRun) {
    this.#collector = collector;
    this.#run = run;
  }

  fail(position: Position, name: string, packageName: string | undefined): void {
    this.close();
    this.#open = { position, name, package: packageName, lines: this.#before };
    this.#before = [];
  }

  /** Reads a line, and reports whether it belongs to the failure that was reported last. */
  append(text: string): boolean {
    const indented = text.startsWith('    ') || text.startsWith('\t');
    if (this.#open === undefined) {
      if (!indented) this.#before = text.startsWith('--- ') ? this.#before : [];
      else if (this.#before.length < keptLines) this.#before.push(text);
      return false;
    }
    if (!indented) {
      this.close();
      return false;
    }
    if (this.#open.lines.length < keptLines) this.#open.lines.push(text);
    return true;
  }

  close(): void {
    if (this.#open === undefined) return;
    const { lines, ...report } = this.#open;
    this.#open = undefined;
    const draft = { kind: 'failure' as const, ...report, output: limitOutput(lines.join('\n')) };
    this.#collector.drafts.push(draft);
    this.#run.add(draft, report.position.line);
  }
}
