import type { Comparable } from './records.ts';

/** What both readers made of one line. */
export interface LineDifference {
  readonly text: string;
  readonly ours: readonly Comparable[];
  readonly theirs: readonly Comparable[];
}

export interface IntendedDifference {
  readonly name: string;
  readonly reason: string;
  readonly explains: (difference: LineDifference) => boolean;
}

/** Every way in which `readBenchmarks` may differ from golang.org/x/perf/benchfmt; the first entry that fits counts. */
export const intendedDifferences: readonly IntendedDifference[] = [
  {
    name: 'no iterations',
    reason: 'a benchmark that ended with runtime.Goexit prints 0 iterations and NaN: x/perf reads a result',
    explains: ({ ours, theirs }) =>
      only(ours)?.kind === 'invalid' && only(theirs)?.kind === 'result' && Number(only(theirs)?.iterations) <= 0,
  },
  {
    name: 'iterations beyond 2^53',
    reason: 'JavaScript cannot hold the count exactly, and no benchmark runs that often',
    explains: ({ ours, theirs }) =>
      only(ours)?.message === 'parsing iteration count: value out of range' &&
      only(theirs)?.message !== only(ours)?.message,
  },
  {
    name: 'count both too large and no number',
    reason: 'Go stops at the first digit too many and never sees what follows: the same line is bad, in other words',
    explains: ({ text, ours, theirs }) =>
      /[0-9]{19}/.test(text) &&
      only(ours)?.message === 'parsing iteration count: invalid syntax' &&
      only(theirs)?.message === 'parsing iteration count: value out of range',
  },
  {
    name: 'reassembled',
    reason: 'without -v, what a benchmark prints stands between its name and its figures',
    explains: ({ ours, theirs }) =>
      (warned(ours, 'reassembled') || only(ours)?.kind === 'invalid') &&
      (theirs.length === 0 ||
        only(theirs)?.message?.startsWith('parsing iteration count') === true ||
        only(theirs)?.message === 'missing iteration count'),
  },
  {
    name: 'log timestamp',
    reason: 'a GitHub log puts a time before each line',
    explains: ({ text, theirs }) => /^\d{4}-\d\d-\d\dT/.test(text) && theirs.length === 0,
  },
  {
    name: 'looks like a result',
    reason: 'a line with figures that is no result is damage, x/perf ignores it or names another fault',
    explains: ({ ours, theirs }) =>
      (theirs.length === 0 || only(theirs)?.kind === 'syntax-error') &&
      only(ours)?.message?.startsWith('it looks like a result') === true,
  },
  {
    name: 'glued to other output',
    reason: 'what a benchmark prints without a line break stands before the next name on its line',
    explains: ({ ours, theirs, text }) =>
      theirs.length === 0 &&
      !text.startsWith('Benchmark') &&
      (warned(ours, 'other output precedes the name') || only(ours)?.kind === 'syntax-error'),
  },
  {
    name: 'failure in place of figures',
    reason: 'a failed benchmark is a failure record, not a damaged line',
    explains: ({ text, ours, theirs }) =>
      text.includes('--- FAIL: ') && ours.length === 0 && only(theirs)?.kind === 'syntax-error',
  },
  {
    name: 'failure of a printed name',
    reason: 'a name that waits for its figures is accounted for when a later line says that it failed',
    explains: ({ text, ours, theirs }) =>
      /^Benchmark[^ \t]* *\t/.test(text) &&
      ours.length === 0 &&
      only(theirs)?.kind === 'syntax-error' &&
      !text.includes('panic: '),
  },
  {
    name: 'panic in place of figures',
    reason: 'a crash is a panic record where a stack trace follows, not a damaged line',
    explains: ({ text, ours, theirs }) =>
      /\t(?:panic|fatal error): /.test(text) &&
      ours.every(({ kind }) => kind === 'syntax-error') &&
      only(theirs)?.kind === 'syntax-error',
  },
  {
    name: 'panic is no configuration',
    reason: 'x/perf takes `panic: boom` for the configuration key panic',
    explains: ({ ours, theirs }) =>
      sameWithout(ours, theirs, (key) => key === 'panic') &&
      theirs.some(({ config }) => config !== undefined && 'panic' in config),
  },
  {
    name: 'goos after other output',
    reason:
      'what a TestMain prints without a line break stands before the first label; x/perf loses it or invents a key',
    explains: ({ ours, theirs }) => sameWithout(ours, theirs, (key) => key === 'panic' || key.endsWith('goos')),
  },
  {
    name: 'colours',
    reason: 'control sequences of terminals are taken out',
    explains: ({ text, theirs }) =>
      text.includes('\u001b[') && (theirs.length === 0 || only(theirs)?.kind === 'syntax-error'),
  },
  {
    name: 'byte order mark',
    reason: 'a text saved on Windows begins with one; x/perf then ignores its first line',
    explains: ({ text, theirs }) => text.startsWith('\ufeff') && theirs.length === 0,
  },
  {
    name: 'two values for one unit',
    reason: 'testing never prints a unit twice on a line: two lines were joined',
    explains: ({ ours }) => only(ours)?.message?.startsWith('two values for ') === true,
  },
  {
    name: 'broken unit',
    reason: 'an aligned line that lost its end, a letter of a unit or its line break is damage; x/perf takes any unit',
    explains: ({ ours }) =>
      only(ours)?.kind === 'syntax-error' &&
      /^(?:the unit [^]* is |the line break after the unit is missing|go test doesn’t print the unit |(?:B|allocs)\/op stands alone|two results seem to be joined)/.test(
        only(ours)?.message ?? '',
      ),
  },
  {
    name: 'numbers that testing never prints',
    reason: 'hexadecimal floats and underscores are refused',
    explains: ({ text, ours }) =>
      only(ours)?.message === 'parsing measurement: invalid syntax' && /0[xX]|[0-9]_/.test(text),
  },
  {
    name: 'negative figure',
    reason: 'what Go counts itself cannot be negative',
    explains: ({ ours }) => only(ours)?.message?.endsWith(' is negative') === true,
  },
  {
    name: 'result after the end of its package',
    reason: 'a package that ended has no results: its label is not the one of what follows',
    explains: ({ ours }) =>
      ours.some(({ message }) => message?.startsWith('the package of this result is unclear') === true),
  },
  {
    name: 'package by its last line',
    reason: 'x/perf does not read the last line of the go command, which names the package too',
    explains: ({ ours, theirs }) =>
      (theirs.length === 0 &&
        only(ours)?.message?.startsWith('the results before this line are under "pkg: ') === true) ||
      (sameWithout(ours, theirs, (key) => key === 'pkg' || key === 'panic' || key.endsWith('goos')) &&
        theirs.every(({ config }) => config?.['pkg'] === undefined)),
  },
  {
    name: 'metadata by tidied unit',
    reason:
      'x/perf takes ns/op and sec/op for one unit when it looks for contradictions; here the units module does that',
    explains: ({ text, ours, theirs }) =>
      /^Unit[\s\u0085]+[^\s\u0085]*(?:ns|sec|MB|B)/.test(text) &&
      [...ours, ...theirs].every(
        ({ kind, message = '' }) =>
          kind === 'unit' || message.startsWith('metadata ') || message === 'expected key=value',
      ),
  },
];

function only(records: readonly Comparable[]): Comparable | undefined {
  return records.length === 1 ? records[0] : undefined;
}

function warned(records: readonly Comparable[], warning: string): boolean {
  return only(records)?.warnings?.some((each) => each.startsWith(warning)) === true;
}

function sameWithout(
  ours: readonly Comparable[],
  theirs: readonly Comparable[],
  leave: (key: string) => boolean,
): boolean {
  const strip = (records: readonly Comparable[]): string =>
    describe(
      records.map((record) => {
        if (record.config === undefined) return record;
        return { ...record, config: Object.fromEntries(Object.entries(record.config).filter(([key]) => !leave(key))) };
      }),
    );
  return strip(ours) === strip(theirs);
}

/** Everything that is compared, as one text. */
export function describe(records: readonly Comparable[]): string {
  return JSON.stringify(
    records.map(({ config, ...record }) => ({
      ...Object.fromEntries(
        Object.entries({ ...record, warnings: undefined }).toSorted(([one], [other]) => (one < other ? -1 : 1)),
      ),
      config:
        config === undefined ? undefined : Object.entries(config).toSorted(([one], [other]) => (one < other ? -1 : 1)),
    })),
  );
}
