import { listed } from '../cause/listed.ts';
import type { MeasuredPlace } from './head-lines.ts';
import type { ExplainedSite } from './model.ts';
import type { ResultRule } from './result-rules.ts';
import type { Severity } from './severity.ts';
import { visible } from './visible.ts';

/** One entry of a list of results, as code scanning and code quality show them. Its texts are safe to print. */
export interface ReportResult {
  readonly rule: ResultRule;
  readonly severity: Severity;
  /** What happened, in a few words. */
  readonly title: string;
  /** What the title doesn't say of the summary, in lines. */
  readonly underTitle: readonly string[];
  /** What happened, in one sentence. */
  readonly summary: string;
  /** Why, how certain that is, and what to do; each in one or more sentences. */
  readonly details: readonly string[];
  /** The changed line to blame; `undefined` if none is known. */
  readonly place: MeasuredPlace | undefined;
  readonly related: readonly RelatedPlace[];
  /** Packages and benchmarks that it concerns, the worst first. */
  readonly subjects: readonly ResultSubject[];
  readonly site: ExplainedSite | undefined;
  /** Who or what accepted it. */
  readonly accepted: string | undefined;
  /**
   * Identifies the same finding in every run, because it contains neither figures nor line numbers. It is unique within
   * a report.
   */
  readonly fingerprint: string;
}

/** A further place of a result. */
export interface RelatedPlace extends MeasuredPlace {
  readonly text: string;
}

/** What a result is about; absent parts concern everything. */
export interface ResultSubject {
  readonly package: string | undefined;
  readonly benchmark: string | undefined;
}

/** A result before it is told apart from others of the same identity. */
export type ResultDraft = Omit<ReportResult, 'fingerprint'> & { readonly identity: readonly string[] };

/** Maximum number of names in one sentence; the others are counted. */
const mostNames = 5;
/** Maximum number of characters of one sentence. */
const longestSentence = 2000;

/** `fullName` returns a benchmark with its package, as readers see it. */
export function fullName({
  benchmark,
  package: importPath,
}: {
  readonly benchmark: string;
  readonly package: string;
}): string {
  return importPath === '' ? benchmark : `${benchmark} (${importPath})`;
}

/** `names` returns the first names as a list, and how many more there are. */
export function names(all: readonly string[]): string {
  const shown = all.length <= mostNames + 1 ? all : all.slice(0, mostNames);
  const more = all.length - shown.length;
  return listed(more === 0 ? shown : [...shown, `${more} more`]);
}

/** `lineOf` returns the place alone. */
export function lineOf({ file, line }: MeasuredPlace): MeasuredPlace {
  return { file, line };
}

/** `sentence` cuts a text to a maximum length and makes it safe to print. */
export function sentence(text: string): string {
  return visible(text.length <= longestSentence ? text : `${text.slice(0, longestSentence)}…`);
}
