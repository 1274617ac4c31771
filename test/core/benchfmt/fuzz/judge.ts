import type { BenchmarkRecord, ResultRecord } from '../../../../src/core/benchfmt/index.ts';
import type { Broken } from './break.ts';
import { figuresOf, type Output, type Row, type Wrapping } from './output.ts';

/** Whatever in a reading is no result and no good end of a package. */
export function alarmsOf(records: readonly BenchmarkRecord[]): readonly BenchmarkRecord[] {
  return records.filter((record) => {
    if (record.kind === 'result' || record.kind === 'unit') return false;
    return record.kind !== 'package-end' || record.status === 'FAIL' || record.status === 'none';
  });
}

/**
 * What is wrong with the reading of a broken text, or `undefined`.
 *
 * The reader is not asked what a result is: the rows are known, and the lines of the broken text are looked at by the
 * form in which they were generated.
 */
export function judge(
  output: Output,
  wrapping: Wrapping,
  before: readonly BenchmarkRecord[],
  broken: Broken,
  after: readonly BenchmarkRecord[],
): string | undefined {
  const lines = broken.text.split('\n');
  const alarms = alarmsOf(after);
  const read = after.filter((record) => record.kind === 'result');
  const readable = wellFormed(output, lines, wrapping);
  const usual = new Set(
    before.flatMap((record) =>
      record.kind === 'result' ? record.warnings.map((warning) => `${record.name.full} ${warning}`) : [],
    ),
  );
  const originals = new Set(output.rows.map(keyOf));
  // A row that was put together says so; where its figures are the original's, that is how it always was.
  const doubted = read.filter(
    (record) =>
      record.warnings.some((warning) => !usual.has(`${record.name.full} ${warning}`)) ||
      (record.warnings.some((warning) => warning.startsWith('put together')) && !originals.has(keyOfRecord(record))),
  );
  const sure = read.filter((record) => !doubted.includes(record));
  return (
    inventedRow(output, broken, lines, sure, readable, alarms) ??
    lostRow(output, lines, wrapping, broken, read, readable, [...alarms, ...doubted])
  );
}

/** A row was read that neither the original has, nor the broken text in good form, and nothing says so. */
function inventedRow(
  output: Output,
  broken: Broken,
  lines: readonly string[],
  read: readonly ResultRecord[],
  readable: ReadonlyMap<string, number>,
  alarms: readonly BenchmarkRecord[],
): string | undefined {
  if (alarms.length > 0) return undefined;
  const packages = new Map<string, Set<string>>();
  const originals = new Map<string, number>();
  for (const row of output.rows) {
    originals.set(keyOf(row), (originals.get(keyOf(row)) ?? 0) + 1);
    packages.set(keyOf(row), (packages.get(keyOf(row)) ?? new Set()).add(row.package));
  }
  const moved = broken.kind === 'swap two lines' || broken.kind === 'repeat a part';
  const counts = new Map<string, number>();
  for (const record of read) {
    const key = keyOfRecord(record);
    // Read twice, a row is another sample with the same figures.
    if (broken.kind === 'repeat a part' && originals.has(key)) continue;
    // Without memory figures and without a column that is padded, one number is as good as another.
    if (record.measurements.length === 1 && !/\t {2}/.test(lines[record.position.line - 1] ?? '')) continue;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    if ((counts.get(key) ?? 0) > Math.max(readable.get(key) ?? 0, originals.get(key) ?? 0))
      return `invented: ${key} at line ${record.position.line}`;
    const known = packages.get(key);
    if (!moved && known !== undefined && !known.has(record.config.get('pkg') ?? '')) {
      return `in the wrong package: ${key} at line ${record.position.line}`;
    }
  }
  return undefined;
}

/** A row of the original was not read, although its line is still there in part, and nothing says so. */
function lostRow(
  output: Output,
  lines: readonly string[],
  wrapping: Wrapping,
  broken: Broken,
  read: readonly ResultRecord[],
  readable: ReadonlyMap<string, number>,
  alarms: readonly BenchmarkRecord[],
): string | undefined {
  const left = new Map<string, number>();
  // Rows under a label that is lost or changed: what says so is the end of the package, however far away. Two lines that
  // changed places say nothing.
  const astray = new Set<string>();
  for (const record of read) {
    const name = record.config.get('pkg') ?? '';
    const key = `${name} ${keyOfRecord(record)}`;
    left.set(key, (left.get(key) ?? 0) + 1);
    astray.add(keyOfRecord(record));
  }
  const originals = new Set(output.rows.map(keyOf));
  // A digit that became another one, or a letter of the name: as good a text as the original.
  const readKeys = new Set(read.map(keyOfRecord));
  const changed = [...readable.keys()].some((key) => !originals.has(key) && readKeys.has(key));
  const whole = wholeLines(output, broken);
  for (const [key, rows] of groupRows(output.rows)) {
    const missing = rows.length - (left.get(key) ?? 0);
    if (missing <= 0 || changed) continue;
    // Which of several rows with the same figures is missing nobody can tell.
    const remains = rows.map(({ index }) => remainsOf(output, lines, wrapping, broken, index));
    const vanished = remains.filter((each) => each.length === 0).length;
    const near = alarms.some(
      ({ kind, position }) =>
        kind === 'package-end' ||
        kind === 'unfinished' ||
        remains.flat().some((number) => Math.abs(number - position.line) <= 3),
    );
    const strayed =
      (alarms.length > 0 || broken.kind === 'swap two lines') && rows.every(({ row }) => astray.has(keyOf(row)));
    if (vanished < missing && !near && !strayed) return `lost: ${key}, of which line ${remains.flat()[0]} is left`;
    const [first] = rows;
    if (vanished === rows.length && alarms.length === 0 && first !== undefined) {
      if (startedOnly(output, whole, first, read)) return `lost: ${key}, which started`;
    }
  }
  return undefined;
}

interface Indexed {
  readonly row: Row;
  readonly index: number;
}

function groupRows(rows: readonly Row[]): ReadonlyMap<string, readonly Indexed[]> {
  const groups = new Map<string, Indexed[]>();
  for (const [index, row] of rows.entries()) {
    const key = `${row.package} ${keyOf(row)}`;
    groups.set(key, [...(groups.get(key) ?? []), { row, index }]);
  }
  return groups;
}

/**
 * The lines of the broken text on which a row, or a part of it, still has the shape of a result. A line that reads like
 * that of another row is as good a line as that row's.
 */
function remainsOf(
  output: Output,
  lines: readonly string[],
  wrapping: Wrapping,
  broken: Broken,
  index: number,
): readonly number[] {
  const own = output.lines.flatMap((line, number) => (line.row === index ? [number] : []));
  const others = new Set(output.lines.flatMap(({ row, text }) => (row === undefined || row === index ? [] : [text])));
  return broken.origins.flatMap((origin, number) => {
    const line = unwrap(lines[number] ?? '', wrapping);
    if (others.has(line)) return [];
    const remains = own.some((each) => isShaped(output, unwrap(origin.get(each) ?? '', wrapping), line));
    return remains ? [number + 1] : [];
  });
}

/** The lines of the original that the broken text still has from end to end. */
function wholeLines({ lines }: Output, { origins }: Broken): ReadonlySet<number> {
  return new Set(
    origins.flatMap((origin) =>
      [...origin].flatMap(([line, text]) => (text.includes(lines[line]?.text ?? '') ? [line] : [])),
    ),
  );
}

/** Whether the line that names the row's benchmark as started is whole, and no sample of the benchmark was read. */
function startedOnly(
  output: Output,
  whole: ReadonlySet<number>,
  { row, index }: Indexed,
  read: readonly ResultRecord[],
): boolean {
  if (read.some(({ name, config }) => name.full === row.full && config.get('pkg') === row.package)) return false;
  const name = output.procs === 1 ? row.full : row.full.slice(0, row.full.lastIndexOf('-'));
  const own = output.lines.findIndex((line) => line.row === index);
  return whole.has(output.lines.slice(0, own).findLastIndex(({ starts }) => starts === name));
}

/** Whether what is left of a line still has the shape of a result, or of a part of one. */
function isShaped({ form }: Output, remains: string, line: string): boolean {
  if (form === 'text' || form === 'verbose') return isShapedText(remains);
  if (parse(line) === undefined && remains.startsWith('{"')) return true;
  return isShapedText(
    remains
      .replaceAll('\\t', '\t')
      .replace(/^.*"Output":"/, '')
      .replace(/\\n.*$/, ''),
  );
}

function isShapedText(text: string): boolean {
  return /Benchmark\S*[ ]*\t *\d|\d\t *[\d.]+ ns\/op|\t *[\d]+ (?:B|allocs)\/op(?:\t|$)/m.test(text);
}

/** The rows that stand in the text as `testing` would print them, whatever they say, and how often. */
function wellFormed(output: Output, lines: readonly string[], wrapping: Wrapping): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const plain = lines.map((line) => unwrap(line, wrapping));
  const texts = output.form === 'text' || output.form === 'verbose' ? plain : outputsOf(plain);
  for (const text of texts) {
    const match = /(Benchmark\S*) *\t\.*( *\d+)((?:\t *\S+ [^ \t]+)+)$/.exec(text);
    const [, full = '', count = '', rest = ''] = match ?? [];
    const iterations = Number(count);
    const figures = rest
      .split('\t')
      .slice(1)
      .map((column): [string, string] => {
        const [value = '', unit = ''] = column.trim().split(' ');
        return [value, unit];
      });
    if (match === null || figuresOf({ iterations, figures }) !== count + rest) continue;
    const key = keyOf({ full, iterations, figures });
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  return found;
}

/** The lines that the events of each package put together. */
function outputsOf(lines: readonly string[]): string[] {
  const streams = new Map<string, string>();
  for (const line of lines) {
    const event = parse(line);
    if (event?.Output === undefined) continue;
    const name = event.Package ?? '';
    streams.set(name, (streams.get(name) ?? '') + event.Output);
  }
  return [...streams.values()].flatMap((text) => text.split('\n'));
}

type Event = { readonly Output?: string; readonly Package?: string } | undefined;

/** Breaks leave most lines as they were. */
const parsed = new Map<string, Event>();

function parse(line: string): Event {
  if (parsed.has(line)) return parsed.get(line);
  if (parsed.size > 500) parsed.clear();
  let event: Event;
  try {
    const value: unknown = JSON.parse(line);
    event = typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    event = undefined;
  }
  parsed.set(line, event);
  return event;
}

function unwrap(line: string, wrapping: Wrapping): string {
  if (wrapping === 'crlf') return line.endsWith('\r') ? line.slice(0, -1) : line;
  return wrapping === 'timestamp' ? line.replace(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z /, '') : line;
}

export function keyOf({ full, iterations, figures }: Pick<Row, 'full' | 'iterations' | 'figures'>): string {
  return [full, iterations, ...figures.map(([value, unit]) => `${Number(value)} ${unit}`)].join(' ');
}

export function keyOfRecord({ name, iterations, measurements }: ResultRecord): string {
  return [name.full, iterations, ...measurements.map(({ value, unit }) => `${value} ${unit}`)].join(' ');
}
