import type { BenchmarkName, BenchmarkRecord, InvalidRecord, ResultRecord } from './records.ts';

/** The package of a record may be known only from the line that ends it. */
type Unnamed<R> = Omit<R, 'name' | 'warnings' | 'config'> & {
  readonly full: string;
  readonly certain: string | undefined;
  config: ReadonlyMap<string, string>;
};

type Unattributed<R> = R extends { readonly package: infer P } ? Omit<R, 'package'> & { package: P } : R;

/** A record whose name isn't settled: `certain` is the name if something other than the result line gave it. */
export type Draft =
  | (Unnamed<ResultRecord> & { readonly warnings: string[] })
  | Unnamed<InvalidRecord>
  | Unattributed<Exclude<BenchmarkRecord, ResultRecord | InvalidRecord>>;

/** A draft of a result, valid or not. */
export type NamedDraft = Extract<Draft, { full: string }>;

export function isNamed(draft: Draft): draft is NamedDraft {
  return draft.kind === 'result' || draft.kind === 'invalid';
}

/** `settle` returns the record of a draft, now that its name is known. */
export function settle(draft: NamedDraft, name: BenchmarkName, doubt: string | undefined): BenchmarkRecord {
  if (draft.kind === 'invalid') {
    const { full: _, certain: __, ...rest } = draft;
    return { ...rest, name };
  }
  const { full: _, certain: __, warnings, ...rest } = draft;
  return { ...rest, name, warnings: doubt === undefined ? warnings : [...warnings, doubt] };
}
