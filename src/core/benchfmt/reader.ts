import { Collector } from './collector.ts';
import type { Draft, NamedDraft } from './draft.ts';
import { isNamed, settle } from './draft.ts';
import { LineReader } from './line-reader.ts';
import { maxRecords } from './limits.ts';
import type { BenchmarkRecord } from './records.ts';
import { eachLine } from './source-lines.ts';
import { StreamReader } from './stream-reader.ts';
import { settleNames } from './suffix.ts';

/**
 * `readBenchmarks` parses Go benchmark output that a user provides: plain, `-v`, `-json` or framed by
 * `-test.v=test2json`. It never throws. A bad line becomes a record with its position, and reading continues. If the
 * text has no frames, the surrounding lines decide which lines are results and where a name ends.
 */
export function readBenchmarks(text: string, file: string): BenchmarkRecord[] {
  const collector = new Collector(file);
  const streams = new Map<string, StreamReader>();
  let last = 0;
  const lines = new LineReader({
    line(stream, line) {
      if (collector.full) return false;
      last = line.line;
      let reader = streams.get(stream);
      if (reader === undefined) {
        reader = new StreamReader(collector, stream === '' ? undefined : stream);
        streams.set(stream, reader);
      }
      reader.read(line);
      return true;
    },
    damaged(line) {
      collector.syntaxError(line, 'a truncated or damaged event of go test -json');
    },
  });
  eachLine(text, (raw, number) => lines.read(raw, number));
  lines.end();
  const { full } = collector;
  for (const stream of streams.values()) stream.end();
  if (full) collector.syntaxError(last, `more than ${maxRecords} records: everything after this line is ignored`);
  return settleAll(collector.drafts);
}

function settleAll(drafts: readonly Draft[]): BenchmarkRecord[] {
  const packages = new Map<string, NamedDraft[]>();
  for (const draft of drafts) {
    if (!isNamed(draft)) continue;
    const key = draft.config.get('pkg') ?? '';
    const others = packages.get(key);
    if (others === undefined) packages.set(key, [draft]);
    else others.push(draft);
  }
  const records = new Map<Draft, BenchmarkRecord>();
  for (const named of packages.values()) {
    const names = settleNames(named);
    for (const [index, draft] of named.entries()) {
      const name = names[index];
      if (name !== undefined) records.set(draft, settle(draft, name.name, name.doubt));
    }
  }
  const settled = drafts.flatMap((draft) => (isNamed(draft) ? (records.get(draft) ?? []) : [draft]));
  return settled.toSorted((one, other) => one.position.line - other.position.line);
}
