import { isLeakUnit } from '../leak/units.ts';
import { proofWords } from './explanation-words.ts';
import type { MeasuredPlace } from './head-lines.ts';
import { leakCost, leakTitle } from './leak-words.ts';
import type { Finding, GateReport, ReportedLeak, ReportedLeakSite } from './model.ts';
import {
  acceptanceOf,
  alsoAffected,
  fullName,
  furtherPlaces,
  placeOf,
  type RelatedPlace,
  type ResultDraft,
  sentence,
} from './result-draft.ts';
import { type ResultRule, ruleId } from './result-rules.ts';
import { capital } from './row-words.ts';
import { severityOfLevel } from './severity.ts';

/** A leak whose line is known, with the findings that report it. */
interface KnownLeak {
  readonly leak: ReportedLeak;
  readonly site: ReportedLeakSite;
  readonly place: MeasuredPlace;
  readonly findings: readonly Finding[];
}

/** `splitLeaks` returns the leaks whose lines are known, and the findings that report none of these leaks. */
export function splitLeaks(report: GateReport): {
  readonly leaks: readonly KnownLeak[];
  readonly rest: Finding[];
} {
  const findings = groupBy(
    report.findings.filter(({ unit, level }) => isLeakUnit(unit) && severityOfLevel(level, report) !== undefined),
    subjectOf,
  );
  const leaks = (report.leaks ?? []).flatMap((leak): KnownLeak[] => {
    const [site] = leak.sites;
    const place = site && placeOf(site);
    const found = findings.get(subjectOf(leak));
    return site === undefined || place === undefined || found === undefined
      ? []
      : [{ leak, site, place: { ...place, line: Math.max(1, place.line) }, findings: found }];
  });
  const described = new Set(leaks.flatMap((one) => one.findings));
  return { leaks, rest: report.findings.filter((finding) => !described.has(finding)) };
}

function subjectOf({
  package: importPath,
  benchmark,
}: {
  readonly package: string;
  readonly benchmark: string;
}): string {
  return JSON.stringify([importPath, benchmark]);
}

/**
 * `leakResults` returns results for leaks. Leaks of the same level, kind and line share a result, however many
 * benchmarks they concern.
 */
export function leakResults(leaks: readonly KnownLeak[], report: GateReport): readonly ResultDraft[] {
  const groups = groupBy(leaks, ({ site, place, findings }) =>
    JSON.stringify([findings[0]?.level, site.kind, place.file, place.line]),
  );
  return [...groups.values()].flatMap((group) => draftOf(group, report));
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

function draftOf(group: readonly KnownLeak[], report: GateReport): ResultDraft[] {
  const [first] = group;
  if (first === undefined) return [];
  const { leak, site, place, findings } = first;
  const severities = findings.map(({ level }) => severityOfLevel(level, report));
  const severity = (['error', 'warning', 'note'] as const).find((one) => severities.includes(one)) ?? 'note';
  const rule: ResultRule = { kind: 'leak', leak: site.kind };
  return [
    {
      rule,
      severity,
      title: sentence(`${leak.benchmark} leaks: ${leakTitle(site)}`),
      underTitle: [leak.package, leakCost(leak, true)].map(sentence),
      summary: sentence(`${fullName(leak)} leaks ${leakCost(leak, true)}: ${leakTitle(site)}.`),
      details: [
        ...alsoAffected(group.slice(1).map((one) => one.leak)),
        ...(site.reason === '' ? [] : [sentence(site.reason)]),
        sentence(`${capital(proofWords(site, 'leak'))}.`),
        sentence(site.advice),
        ...leak.notes.map(sentence),
      ],
      place,
      related: relatedPlaces(place, site),
      subjects: group.map((one) => ({ package: one.leak.package, benchmark: one.leak.benchmark })),
      site: undefined,
      accepted: findings.every(({ level }) => level === 'waived') ? acceptanceOf(findings) : undefined,
      identity: [ruleId(rule), place.file, site.root?.function ?? site.function],
    },
  ];
}

/** `relatedPlaces` returns the lines where the goroutine starts and waits, if they are in the repository. */
function relatedPlaces(place: MeasuredPlace, { startedAt, waitingAt }: ReportedLeakSite): readonly RelatedPlace[] {
  return furtherPlaces(
    place,
    [
      ...(startedAt === undefined
        ? []
        : [{ ...startedAt, text: `the goroutine starts here, in ${startedAt.function}` }]),
      ...(waitingAt === undefined ? [] : [{ ...waitingAt, text: `it waits here, in ${waitingAt.function}` }]),
    ].filter(({ line }) => line > 0),
  );
}
