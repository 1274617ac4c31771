import { adviceWords, costWords, fixWords, proofWords, reasonWords } from './explanation-words.ts';
import { blindSpotResults } from './blind-spot-results.ts';
import { fingerprint } from './fingerprint.ts';
import { driftWords } from './history-words.ts';
import type { MeasuredPlace } from './head-lines.ts';
import { leakResults, splitLeaks } from './leak-results.ts';
import type { ExplainedSite, Explanation, GateReport } from './model.ts';
import { type ProblemGroup, problemGroups } from './problem-groups.ts';
import { problemWords } from './headline.ts';
import {
  acceptanceOf,
  alsoAffected,
  fullName,
  furtherPlaces,
  lineOf,
  names,
  placeOf,
  type RelatedPlace,
  type ReportResult,
  type ResultDraft,
  sentence,
} from './result-draft.ts';
import { type ReportedLevel, type ResultRule, ruleId } from './result-rules.ts';
import { capital, figuresLine, phraseOf } from './row-words.ts';
import { type Severity, severityOfLevel, severityOfProblem } from './severity.ts';
import { type BenchmarkRow, tableOf } from './table.ts';
import { visibleLines } from './visible.ts';
import { count } from './wording.ts';

/**
 * The file and line for a result whose own line is unknown, for formats that require a line. Nearly every Go repository
 * has this file at its top.
 */
export const unknownPlace: MeasuredPlace = { file: 'go.mod', line: 1 };

/** Maximum number of related lines of a result. */
const mostRelated = 10;
/** Maximum number of lines of a problem's message to include. */
const mostLines = 12;

/**
 * `resultsOf` returns what needs attention. Benchmarks whose changes have the same level, cause and line share a
 * result, and so do leaks of the same level, kind and line. Each benchmark whose line is unknown, each unreached
 * function in which something newly escapes, and each problem has a result of its own.
 */
export function resultsOf(report: GateReport): readonly ReportResult[] {
  const { leaks, rest } = splitLeaks(report);
  const rows = groupsOf({ ...report, findings: rest }).map(ofRows);
  const problems = problemGroups(report.problems).map((group) => ofProblem(group, report));
  return withFingerprints([...rows, ...leakResults(leaks, report), ...blindSpotResults(report), ...problems]);
}

interface RowGroup {
  readonly level: ReportedLevel;
  readonly severity: Severity;
  readonly rows: readonly BenchmarkRow[];
  /** The explanation of the first row. */
  readonly explanation: Explanation | undefined;
}

/**
 * `groupsOf` groups rows by level, cause and line, in the order of the report's table. A row whose line is unknown has
 * a group of its own.
 */
function groupsOf(report: GateReport): readonly RowGroup[] {
  const explanations = new Map(
    report.explanations.map((explanation) => [keyOf(explanation.package, explanation.benchmark), explanation]),
  );
  const groups = new Map<string, RowGroup & { readonly rows: BenchmarkRow[] }>();
  for (const { level, rows } of tableOf(report).groups) {
    const severity = severityOfLevel(level, report);
    if (severity === undefined) continue;
    for (const row of rows) {
      const explanation = explanations.get(keyOf(row.package, row.benchmark));
      const site = explanation?.sites[0];
      const place = site === undefined ? undefined : placeOf(site);
      const key =
        site === undefined || place === undefined
          ? keyOf(level, row.package, row.benchmark)
          : keyOf(level, site.cause, place.file, String(place.line));
      const known = groups.get(key);
      if (known === undefined) {
        groups.set(key, { level: level as ReportedLevel, severity, rows: [row], explanation });
      } else known.rows.push(row);
    }
  }
  return [...groups.values()];
}

function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}

function ofRows({ level, severity, rows, explanation }: RowGroup): ResultDraft {
  const [first] = rows;
  const site = explanation?.sites[0];
  const place = site === undefined ? undefined : placeOf(site);
  const findings = first?.findings.filter((finding) => finding.level === level) ?? [];
  const phrase = phraseOf({ level, findings });
  const rule: ResultRule = site === undefined ? { kind: 'level', level } : { kind: 'cause', level, cause: site.cause };
  return {
    rule,
    severity,
    title: sentence(`${first?.benchmark ?? ''} ${phrase}`),
    underTitle: [first?.package ?? '', ...findings.map(figuresLine)].map(sentence),
    summary: sentence(
      `${first === undefined ? '' : fullName(first)} ${phrase}${findings.length === 0 ? '' : `: ${findings.map(figuresLine).join('; ')}`}.`,
    ),
    details: [
      ...alsoAffected(rows.slice(1)),
      ...(site === undefined ? [] : siteSentences(site)),
      ...findings.flatMap((finding) =>
        finding.drift === undefined ? [] : [sentence(`${driftWords(finding.drift, finding)}.`)],
      ),
      ...[...new Set(findings.flatMap(({ warnings }) => warnings))].map((warning) => sentence(`${capital(warning)}.`)),
    ],
    place,
    related: place === undefined || explanation === undefined ? [] : relatedPlaces(place, explanation),
    subjects: rows.map((row) => ({ package: row.package, benchmark: row.benchmark })),
    site,
    accepted: level === 'waived' ? acceptanceOf(findings) : undefined,
    identity: [
      ruleId(rule),
      ...(site === undefined || place === undefined
        ? [first?.package ?? '', first?.benchmark ?? '']
        : [place.file, site.root?.function ?? site.function]),
    ],
  };
}

function siteSentences(site: ExplainedSite): readonly string[] {
  const fix = fixWords(site);
  return [
    ...(site.reason === '' ? [] : [reasonWords(site)]),
    `${capital(proofWords(site))}.`,
    adviceWords(site),
    ...(fix === undefined ? [] : [`${capital(fix)}.`]),
  ].map(sentence);
}

/** `relatedPlaces` returns the line that allocates, and the other lines that add to the same regression. */
function relatedPlaces(place: MeasuredPlace, { sites }: Explanation): readonly RelatedPlace[] {
  const [first, ...others] = sites;
  const candidates = [
    ...(first === undefined ? [] : [{ ...lineOf(first), text: `allocated here, in ${first.function}` }]),
    ...others.flatMap((site) => {
      const at = placeOf(site);
      return at === undefined ? [] : [{ ...at, text: `this line adds to the regression: ${costWords(site)}` }];
    }),
  ];
  return furtherPlaces(place, candidates).slice(0, mostRelated);
}

function ofProblem({ problem, also }: ProblemGroup, report: GateReport): ResultDraft {
  const { kind, side, package: importPath, benchmark, message, remedy } = problem;
  const where = [benchmark, importPath].filter((part) => part !== undefined && part !== '').join(', ');
  const lines = visibleLines(message.trim());
  const more = lines.length - mostLines;
  return {
    rule: { kind: 'problem', problem: kind },
    severity: severityOfProblem(problem, report),
    title: sentence(`${kind} on ${side === 'both' ? 'both sides' : side}${where === '' ? '' : `: ${where}`}`),
    underTitle: [],
    summary: sentence(
      `${capital(problemWords[kind])} (${side === 'both' ? 'both sides' : side}${where === '' ? '' : `: ${where}`}).`,
    ),
    details: [
      ...lines.slice(0, mostLines).map(sentence),
      ...(more > 0 ? [`… and ${count(more, 'more line')}.`] : []),
      ...(also.length === 0 ? [] : [sentence(`The same happens in ${names(also)}.`)]),
      sentence(remedy),
    ],
    place: undefined,
    related: [],
    subjects: [importPath, ...also].map((name) => ({ package: name, benchmark })),
    site: undefined,
    accepted: undefined,
    identity: [ruleId({ kind: 'problem', problem: kind }), side, importPath ?? '', benchmark ?? ''],
  };
}

/**
 * `withFingerprints` adds a fingerprint to each result. Results of the same rule in the same function are numbered in
 * the order of their lines, which edits elsewhere don't change.
 */
function withFingerprints(drafts: readonly ResultDraft[]): readonly ReportResult[] {
  const ordinals = new Map<ResultDraft, number>();
  const counts = new Map<string, number>();
  for (const draft of drafts.toSorted((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0))) {
    const key = keyOf(...draft.identity);
    const before = counts.get(key) ?? 0;
    counts.set(key, before + 1);
    ordinals.set(draft, before);
  }
  return drafts.map((draft) => {
    const { identity, ...result } = draft;
    const ordinal = ordinals.get(draft) ?? 0;
    return { ...result, fingerprint: fingerprint(ordinal === 0 ? identity : [...identity, String(ordinal)]) };
  });
}
