import type { BenchmarkName, BenchmarkRecord, InvalidRecord, ResultRecord, SeriesRecord } from './records.ts';

/**
 * A record whose name isn't final yet. `config` can be replaced, because the record's package may become known only at
 * the go command's last line about that package.
 */
type Unnamed<R> = Omit<R, 'name' | 'warnings' | 'config'> & {
  readonly full: string;
  readonly certain: string | undefined;
  config: ReadonlyMap<string, string>;
};

type Unattributed<R> = R extends { readonly package: infer P } ? Omit<R, 'package'> & { package: P } : R;

/** A result that is complete, except that it isn't yet known whether its name ends in a GOMAXPROCS suffix. */
export type ResultDraft = Unnamed<ResultRecord> & { readonly warnings: readonly string[] };

/** A record into which results of the same benchmark are folded, except that its name isn't final yet. */
export type SeriesDraft = Omit<Unnamed<SeriesRecord>, 'position'> & {
  position: SeriesRecord['position'];
  readonly warnings: Set<string>;
};

/** A draft of a result, valid or not. */
export type NamedDraft = ResultDraft | SeriesDraft | Unnamed<InvalidRecord>;

/**
 * A record that isn't complete yet: its name may not be separated from the suffix, or its package may be unknown.
 * `certain` is the benchmark's name if a frame, an event or `-v` printed it.
 */
export type Draft = NamedDraft | Unattributed<Exclude<BenchmarkRecord, ResultRecord | InvalidRecord>>;

export function isNamed(draft: Draft): draft is NamedDraft {
  return 'full' in draft;
}

/**
 * `settle` turns a draft into a record with the given name, and adds `doubt`, if there is one, to the warnings of a
 * valid result.
 */
export function settle(
  draft: NamedDraft,
  name: BenchmarkName,
  doubt: string | undefined,
): BenchmarkRecord | SeriesRecord {
  if (draft.kind === 'invalid') {
    const { full: _, certain: __, ...rest } = draft;
    return { ...rest, name };
  }
  const { full: _, certain: __, warnings, ...rest } = draft;
  return { ...rest, name, warnings: [...warnings, ...(doubt === undefined ? [] : [doubt])] };
}
