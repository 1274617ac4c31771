import type { BenchmarkName, BenchmarkRecord, InvalidRecord, ResultRecord, SeriesRecord } from './records.ts';

/** The package of a record may be known only from the line that ends it. */
type Unnamed<R> = Omit<R, 'name' | 'warnings' | 'config'> & {
  readonly full: string;
  readonly certain: string | undefined;
  config: ReadonlyMap<string, string>;
};

type Unattributed<R> = R extends { readonly package: infer P } ? Omit<R, 'package'> & { package: P } : R;

/** A result of which everything but the end of its name is settled. */
export type ResultDraft = Unnamed<ResultRecord> & { readonly warnings: readonly string[] };

/** Results that were folded into one record. */
export type SeriesDraft = Omit<Unnamed<SeriesRecord>, 'position'> & {
  position: SeriesRecord['position'];
  readonly warnings: Set<string>;
};

/** A draft of a result, valid or not. */
export type NamedDraft = ResultDraft | SeriesDraft | Unnamed<InvalidRecord>;

/** A record whose name isn't settled: `certain` is the name if something other than the result line gave it. */
export type Draft = NamedDraft | Unattributed<Exclude<BenchmarkRecord, ResultRecord | InvalidRecord>>;

export function isNamed(draft: Draft): draft is NamedDraft {
  return 'full' in draft;
}

/** `settle` returns the record of a draft, now that its name is known. */
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
