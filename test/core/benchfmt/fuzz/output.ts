import type { Random } from '../../../oracle/random.ts';

/** One result that a generated output has. */
export interface Row {
  readonly package: string;
  /** As printed, with the GOMAXPROCS suffix. */
  readonly full: string;
  readonly iterations: number;
  /** Values as printed. */
  readonly figures: readonly (readonly [value: string, unit: string])[];
}

/** How the go command prints it: `json-old` is `-json` before Go 1.20, where no event announces a benchmark. */
export const forms = ['text', 'verbose', 'json-old', 'json'] as const;
export type Form = (typeof forms)[number];

/** A whole output, and where its rows stand. */
export interface Output {
  readonly form: Form;
  readonly procs: number;
  readonly rows: readonly Row[];
  readonly lines: readonly Line[];
}

export interface Line {
  readonly text: string;
  /** The row of which the line is the result, or a part of it. */
  readonly row?: number;
  /** The benchmark that the line names as started. */
  readonly starts?: string;
}

/** What is put around each line: nothing, Windows' line end, a timestamp of a GitHub log. */
export const wrappings = ['none', 'crlf', 'timestamp'] as const;
export type Wrapping = (typeof wrappings)[number];

export function wrap(text: string, wrapping: Wrapping): string {
  if (wrapping === 'crlf') return `${text}\r`;
  return wrapping === 'timestamp' ? `2026-01-02T03:04:05.1234567Z ${text}` : text;
}

/** The figures of a result line as src/testing/benchmark.go prints them: the count and each value in its width. */
export function figuresOf({ iterations, figures }: Pick<Row, 'iterations' | 'figures'>): string {
  return [String(iterations).padStart(8), ...figures.map(([value, unit]) => printFigure(value, unit))].join('\t');
}

function printFigure(value: string, unit: string): string {
  if (unit === 'B/op' || unit === 'allocs/op') return `${value.padStart(8)} ${unit}`;
  const decimals = value.split('.')[1]?.length ?? 0;
  return `${value.padStart(decimals === 0 ? 10 : 11 + decimals)} ${unit}`;
}

const folders = ['a', 'b', 'c/d'] as const;
const tops = ['Plain', 'Sub', 'Encode', 'Log', 'X', 'Decode'] as const;

/** An output of one to three packages, each with some benchmarks, sub-benchmarks, logs and printed dots. */
export function generateOutput(random: Random, form: Form): Output {
  const procs = random.pick([1, 4, 16] as const);
  const count = 1 + random.below(2);
  const rows: Row[] = [];
  const lines: Line[] = [];
  for (const folder of folders.slice(0, 1 + random.below(3))) {
    const name = `example.com/m/${folder}`;
    const part = new PackageOutput(random, form, { name, procs, count, rows });
    lines.push(...part.print());
  }
  return { form, procs, rows, lines };
}

interface Settings {
  readonly name: string;
  readonly procs: number;
  readonly count: number;
  readonly rows: Row[];
}

class PackageOutput {
  readonly #random: Random;
  readonly #form: Form;
  readonly #settings: Settings;
  readonly #lines: Line[] = [];
  #width = 24;
  /** The test that events name: the last unit test before Go 1.20. */
  #test: string | undefined;

  constructor(random: Random, form: Form, settings: Settings) {
    this.#random = random;
    this.#form = form;
    this.#settings = settings;
  }

  print(): readonly Line[] {
    const { name } = this.#settings;
    if (this.#form === 'json') this.#event({ Action: 'start' });
    if (this.#form !== 'text' && this.#random.chance(30)) this.#unitTest();
    for (const label of ['goos: linux', 'goarch: amd64', `pkg: ${name}`, 'cpu: Some CPU @ 3.00GHz']) this.#say(label);
    const used = new Set<string>();
    for (let index = 1 + this.#random.below(4); index > 0; index -= 1) {
      const top = `Benchmark${this.#random.pick(tops)}`;
      if (!used.has(top)) this.#benchmark(top);
      used.add(top);
    }
    this.#test = undefined;
    this.#say('PASS');
    this.#say(`ok  \t${name}\t0.${100 + this.#random.below(900)}s`);
    if (this.#json) this.#event({ Action: 'pass', Elapsed: 0.1 });
    return this.#lines;
  }

  get #json(): boolean {
    return this.#form === 'json' || this.#form === 'json-old';
  }

  #unitTest(): void {
    this.#test = 'TestAdd';
    if (this.#json) this.#event({ Action: 'run' });
    for (const line of ['=== RUN   TestAdd', '    a_test.go:7: x', '--- PASS: TestAdd (0.00s)']) this.#say(line);
    if (this.#form === 'json') this.#event({ Action: 'pass', Elapsed: 0 });
    if (this.#form === 'json') this.#test = undefined;
  }

  #benchmark(top: string): void {
    if (!this.#random.chance(40)) {
      this.#leaf(top);
      return;
    }
    this.#start(top);
    for (let index = 1 + this.#random.below(2); index > 0; index -= 1) this.#leaf(`${top}/size=${8 ** index}`);
  }

  #start(name: string): void {
    if (this.#form === 'text') return;
    if (this.#form === 'json') {
      this.#test = name;
      this.#event({ Action: 'run' }, { starts: name });
      this.#say(`=== RUN   ${name}`, { starts: name });
    }
    this.#say(name, { starts: name });
  }

  #leaf(name: string): void {
    const { procs, count, rows } = this.#settings;
    this.#start(name);
    const full = procs === 1 ? name : `${name}-${procs}`;
    this.#width = Math.max(this.#width, full.length + this.#random.below(4));
    const [logs, dots, extra, memory] = [15, 10, 15, 90].map((percent) => this.#random.chance(percent));
    for (let sample = 0; sample < count; sample += 1) {
      const row = this.#row(full, extra === true, memory === true);
      rows.push(row);
      // Where a count fills its column, dots in plain text touch it, and nothing tells what is the count.
      const before =
        dots === true && (this.#form !== 'text' || row.iterations < 1e7) ? '.'.repeat(1 + this.#random.below(2)) : '';
      if (logs === true && this.#form !== 'text') this.#log();
      this.#result(row, before, rows.length - 1);
      if (logs === true && this.#form === 'text') {
        this.#say(`--- BENCH: ${full}`);
        this.#log();
      }
      // Only the first sample's events name the benchmark.
      if (this.#form === 'json') this.#test = undefined;
    }
  }

  #log(): void {
    this.#say('    a_test.go:23: N 1');
    this.#say('    a_test.go:23: N 100');
  }

  #result(row: Row, before: string, index: number): void {
    const name = `${row.full.padEnd(this.#width)}\t`;
    if (this.#form === 'text') {
      this.#lines.push({ text: `${before}${name}${before}${figuresOf(row)}`, row: index });
    } else if (this.#json && this.#random.chance(50)) {
      this.#say(`${before}${name}`, { row: index }, '');
      this.#say(figuresOf(row), { row: index });
    } else this.#say(`${before}${name}${figuresOf(row)}`, { row: index });
  }

  #row(full: string, extra: boolean, memory: boolean): Row {
    const iterations = this.#random.pick([100, 1000, 123_456, 100_000_000, 1_234_567_890] as const);
    const value = (limit: number): string => String(this.#random.below(limit));
    const figures: [string, string][] = [
      [this.#random.pick(['91.94', '1267', '0.2500', '3.145', '652.5'] as const), 'ns/op'],
    ];
    if (extra) figures.push([this.#random.pick(['3.500', '12.50', '100000', '0'] as const), 'items/op']);
    if (memory) {
      const bytes = this.#random.pick([10, 1000, 100_000, 2_000_000_000] as const);
      figures.push([value(bytes), 'B/op'], [value(this.#random.pick([3, 100, 1_000_000] as const)), 'allocs/op']);
    }
    return { package: this.#settings.name, full, iterations, figures };
  }

  #say(text: string, more: Omit<Line, 'text'> = {}, end = '\n'): void {
    if (this.#json) this.#event({ Action: 'output', Output: text + end }, more);
    else this.#lines.push({ text, ...more });
  }

  #event(fields: Readonly<Record<string, string | number>>, more: Omit<Line, 'text'> = {}): void {
    const { Action, ...rest } = fields;
    const test = this.#test === undefined ? {} : { Test: this.#test };
    const event = { Time: '2026-11-22T19:30:22.03Z', Action, Package: this.#settings.name, ...test, ...rest };
    this.#lines.push({ text: JSON.stringify(event), ...more });
  }
}
