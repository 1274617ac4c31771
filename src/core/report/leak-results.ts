import { isLeakUnit } from '../leak/units.ts';
import { proofWords } from './explanation-words.ts';
import { isInside, type MeasuredPlace } from './head-lines.ts';
import { leakCost, leakTitle } from './leak-words.ts';
import type { Finding, GateReport, ReportedLeak, ReportedLeakSite } from './model.ts';
import { fullName, lineOf, names, type RelatedPlace, type ResultDraft, sentence } from './result-draft.ts';
import { type ResultRule, ruleId } from './result-rules.ts';
import { capital } from './row-words.ts';
import { severityOfLevel } from './severity.ts';
import { visible } from './visible.ts';

/** A leak whose line is known, with the findings that report it. */
interface KnownLeak {
  readonly leak: ReportedLeak;
  readonly site: ReportedLeakSite;
  readonly place: MeasuredPlace;
  readonly findings: readonly Finding[];
}

/** `leakResults` returns one result for each line that leaks, however many benchmarks it concerns. */
export function leakResults(report: GateReport): readonly ResultDraft[] {
  const groups = new Map<string, KnownLeak[]>();
  for (const known of knownLeaks(report)) {
    const { site, place, findings } = known;
    const key = JSON.stringify([findings[0]?.level, site.kind, place.file, place.line]);
    groups.set(key, [...(groups.get(key) ?? []), known]);
  }
  return [...groups.values()].flatMap((group) => draftOf(group, report));
}

/** `withoutLeaks` returns the report without the findings that `leakResults` describes. */
export function withoutLeaks(report: GateReport): GateReport {
  const described = new Set(knownLeaks(report).flatMap(({ findings }) => findings));
  return { ...report, findings: report.findings.filter((finding) => !described.has(finding)) };
}

function knownLeaks(report: GateReport): readonly KnownLeak[] {
  return (report.leaks ?? []).flatMap((leak): KnownLeak[] => {
    const [site] = leak.sites;
    const place = [site?.root, site].find((one) => one !== undefined && one !== null && isInside(one.file));
    const findings = report.findings.filter(
      (finding) =>
        isLeakUnit(finding.unit) &&
        finding.package === leak.package &&
        finding.benchmark === leak.benchmark &&
        severityOfLevel(finding.level, report) !== undefined,
    );
    if (site === undefined || place === undefined || place === null || findings.length === 0) return [];
    return [{ leak, site, place: { file: place.file, line: Math.max(1, place.line) }, findings }];
  });
}

function draftOf(group: readonly KnownLeak[], report: GateReport): ResultDraft[] {
  const [first] = group;
  if (first === undefined) return [];
  const { leak, site, place, findings } = first;
  const severities = findings.map(({ level }) => severityOfLevel(level, report));
  const severity = (['error', 'warning', 'note'] as const).find((one) => severities.includes(one)) ?? 'note';
  const waived = findings.every(({ level }) => level === 'waived') ? findings[0] : undefined;
  const rule: ResultRule = { kind: 'leak', leak: site.kind };
  return [
    {
      rule,
      severity,
      title: sentence(`${leak.benchmark} leaks: ${leakTitle(site)}`),
      underTitle: [leak.package, leakCost(leak, true)].map(sentence),
      summary: sentence(`${fullName(leak)} leaks ${leakCost(leak, true)}: ${leakTitle(site)}.`),
      details: [
        ...(group.length > 1
          ? [sentence(`The same line also affects ${names(group.slice(1).map((one) => fullName(one.leak)))}.`)]
          : []),
        ...(site.reason === '' ? [] : [sentence(site.reason)]),
        sentence(`${capital(proofWords(site, 'leak'))}.`),
        sentence(site.advice),
        ...leak.notes.map(sentence),
      ],
      place,
      related: relatedPlaces(place, site),
      subjects: group.map((one) => ({ package: one.leak.package, benchmark: one.leak.benchmark })),
      site: undefined,
      accepted:
        waived === undefined
          ? undefined
          : visible(waived.waiver?.reason ?? `Accepted by ${waived.acceptedBy ?? 'a reviewer'}.`),
      identity: [ruleId(rule), place.file, site.root?.function ?? site.function],
    },
  ];
}

/** `relatedPlaces` returns the lines where the goroutine starts and waits, if they are in the repository. */
function relatedPlaces(place: MeasuredPlace, { startedAt, waitingAt }: ReportedLeakSite): readonly RelatedPlace[] {
  const seen = new Set([`${place.file}:${place.line}`]);
  return [
    ...(startedAt === undefined ? [] : [{ ...startedAt, text: `the goroutine starts here, in ${startedAt.function}` }]),
    ...(waitingAt === undefined ? [] : [{ ...waitingAt, text: `it waits here, in ${waitingAt.function}` }]),
  ].flatMap((at): RelatedPlace[] => {
    const isKnown = seen.has(`${at.file}:${at.line}`) || !isInside(at.file) || at.line < 1;
    seen.add(`${at.file}:${at.line}`);
    return isKnown ? [] : [{ ...lineOf(at), text: sentence(at.text) }];
  });
}
