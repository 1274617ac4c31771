import { listed } from '../cause/listed.ts';
import { isInside, type MeasuredPlace } from './head-lines.ts';
import type { ExplainedSite, Finding } from './model.ts';
import type { ResultRule } from './result-rules.ts';
import type { Severity } from './severity.ts';
import { visible } from './visible.ts';

/** An entry in a list of results, as code scanning and code quality show it. All its strings are safe to print. */
export interface ReportResult {
  readonly rule: ResultRule;
  readonly severity: Severity;
  /** A few words that say what happened. */
  readonly title: string;
  /** The parts of the summary that aren't in the title, one per line. */
  readonly underTitle: readonly string[];
  /** One sentence that says what happened. */
  readonly summary: string;
  /** Sentences that give the reason, say how certain the reason is, and advise what to do. */
  readonly details: readonly string[];
  /**
   * The changed line to blame or, if there is none, the line that the result is about; `undefined` if no line is known.
   */
  readonly place: MeasuredPlace | undefined;
  readonly related: readonly RelatedPlace[];
  /** The packages and benchmarks that the result concerns, worst first. */
  readonly subjects: readonly ResultSubject[];
  readonly site: ExplainedSite | undefined;
  /** The reason that the waiver gives, or who accepted the regression; `undefined` if it was not accepted. */
  readonly accepted: string | undefined;
  /**
   * Identifies the result across runs, and is unique within a report. It depends on neither figures nor line numbers.
   */
  readonly fingerprint: string;
}

/** A further line that a result mentions, with a phrase that says what happens there. */
export interface RelatedPlace extends MeasuredPlace {
  readonly text: string;
}

/** The package and benchmark that a result concerns. An absent package or benchmark means all of them. */
export interface ResultSubject {
  readonly package: string | undefined;
  readonly benchmark: string | undefined;
}

/** A result without its fingerprint. Several drafts can have the same `identity`. */
export type ResultDraft = Omit<ReportResult, 'fingerprint'> & { readonly identity: readonly string[] };

/** Maximum number of names in one sentence; the others are counted. */
const mostNames = 5;
/** Maximum number of characters of one sentence. */
const longestSentence = 2000;

/** `fullName` returns the name of a benchmark with its package, as readers see it. */
export function fullName({
  benchmark,
  package: importPath,
}: {
  readonly benchmark: string;
  readonly package: string;
}): string {
  return importPath === '' ? benchmark : `${benchmark} (${importPath})`;
}

/** `names` returns a phrase with the first few names and the number of remaining ones. */
export function names(all: readonly string[]): string {
  const shown = all.length <= mostNames + 1 ? all : all.slice(0, mostNames);
  const more = all.length - shown.length;
  return listed(more === 0 ? shown : [...shown, `${more} more`]);
}

/** `alsoAffected` returns a sentence that names the other benchmarks that the same line affects, if there are any. */
export function alsoAffected(others: readonly Parameters<typeof fullName>[0][]): readonly string[] {
  return others.length === 0 ? [] : [sentence(`The same line also affects ${names(others.map(fullName))}.`)];
}

/** `acceptanceOf` returns the reason that the waiver for some findings gives, or who accepted the findings. */
export function acceptanceOf(findings: readonly Finding[]): string {
  const waiver = findings.find((finding) => finding.waiver !== undefined)?.waiver;
  const acceptedBy = findings.find((finding) => finding.acceptedBy !== undefined)?.acceptedBy;
  return visible(waiver?.reason ?? `Accepted by ${acceptedBy ?? 'a reviewer'}.`);
}

/**
 * `placeOf` returns the changed line, or else the line that the site is at. Anyone may have written the report, so a
 * path that leads outside the repository doesn't count.
 */
export function placeOf(site: MeasuredPlace & { readonly root: MeasuredPlace | null }): MeasuredPlace | undefined {
  return [site.root, site].flatMap((place) => (place !== null && isInside(place.file) ? [lineOf(place)] : []))[0];
}

/**
 * `furtherPlaces` returns the candidates that are in the repository and on a different line than `first`. It returns
 * each line once.
 */
export function furtherPlaces(first: MeasuredPlace, candidates: readonly RelatedPlace[]): readonly RelatedPlace[] {
  const seen = new Set([`${first.file}:${first.line}`]);
  return candidates
    .filter(({ file, line }) => {
      const isNew = isInside(file) && !seen.has(`${file}:${line}`);
      seen.add(`${file}:${line}`);
      return isNew;
    })
    .map(({ text, ...at }) => ({ ...lineOf(at), text: sentence(text) }));
}

/** `lineOf` returns an object that has only the fields `file` and `line`. */
export function lineOf({ file, line }: MeasuredPlace): MeasuredPlace {
  return { file, line };
}

/** `sentence` cuts a sentence to a maximum length and makes it safe to print. */
export function sentence(text: string): string {
  return visible(text.length <= longestSentence ? text : `${text.slice(0, longestSentence)}…`);
}
