import { recordsWaiting } from '../../core/causes/signs.ts';
import type { Cost } from '../../core/profile/cost.ts';
import { openRest } from '../../core/profile/fitting.ts';
import { allocsWords } from '../../core/report/explanation-words.ts';
import { formatFigure } from '../../core/report/figures.ts';
import type { ExplainedSite, Explanation, Finding, ReportedLeak } from '../../core/report/model.ts';
import { costOf, explainedShares } from './compose.ts';
import { findingDifference } from './table-difference.ts';

/**
 * The most that the runtime allocates for a goroutine that never ends: the goroutine, and its timer or its entry in a
 * channel's queue.
 */
const mostForOne: Cost = { objects: 3, bytes: 4096 };

/**
 * `settleExplanations` adds notes about what the sites of each explanation leave unexplained, and drops unproven sites
 * that belong to a leak. Go can't reuse a goroutine that never ends, so the runtime allocates a new goroutine each
 * time, and an object for its place in a queue (src/runtime/proc.go `malg`, `acquireSudog`). A profile shows the
 * goroutine without a line, and the object at the line where the goroutine waits. Both belong to the leak, so what the
 * compiler reports about that line is not their cause.
 */
export function settleExplanations(
  explanations: readonly Explanation[],
  findings: readonly Finding[],
  leaks: readonly ReportedLeak[],
): Explanation[] {
  return explanations.map((explanation) => {
    const isOfIt = (one: Pick<Finding, 'package' | 'benchmark'>): boolean =>
      one.package === explanation.package && one.benchmark === explanation.benchmark;
    const leak = leaks.find((one) => isOfIt(one) && one.goroutinesPerOp.head > one.goroutinesPerOp.base);
    const difference = differenceOf(findings.filter(isOfIt));
    const sites = explanation.sites.filter(
      (site) =>
        !(leak !== undefined && recordsWaiting(site.callee)) &&
        (site.confidence === 'proven' || !waitsThere(site, leak)),
    );
    const gains = sites.map(costOf);
    const note = restNote(explanation.benchmark, openRest(gains, difference), leak);
    return {
      ...explanation,
      sites,
      ...(sites.length === explanation.sites.length ? {} : { explained: explainedShares(gains, difference) }),
      notes: [...(note === undefined ? [] : [note]), ...explanation.notes],
    };
  });
}

function differenceOf(findings: readonly Finding[]): Cost {
  const of = (unit: string): number => findingDifference(findings.find((one) => one.unit === unit)) ?? 0;
  return { objects: of('allocs/op'), bytes: of('B/op') };
}

/** `waitsThere` reports whether a goroutine of the leak waits at the line of a site. */
function waitsThere({ file, line }: ExplainedSite, leak: ReportedLeak | undefined): boolean {
  return leak?.sites.some(({ waitingAt }) => waitingAt?.file === file && waitingAt.line === line) === true;
}

function restNote(
  benchmark: string,
  { objects, bytes }: Partial<Cost>,
  leak: ReportedLeak | undefined,
): string | undefined {
  if (objects === undefined && bytes === undefined) return undefined;
  const figures = [
    ...(objects === undefined ? [] : [allocsWords(Math.round(objects * 100) / 100)]),
    ...(bytes === undefined ? [] : [`${formatFigure(Math.round(bytes * 100) / 100)} B/op`]),
  ];
  const rest = figures.join(' and ');
  const verb = figures.length === 1 && rest.startsWith('1 ') ? 'is' : 'are';
  const goroutines = leak === undefined ? 0 : leak.goroutinesPerOp.head - leak.goroutinesPerOp.base;
  const isOfLeak = (objects ?? 0) <= goroutines * mostForOne.objects && (bytes ?? 0) <= goroutines * mostForOne.bytes;
  return isOfLeak
    ? `In ${benchmark}, ${rest} of the regression ${verb} due to its leak: Go can't reuse a goroutine that never ends, so it allocates new ones.`
    : `In ${benchmark}, ${rest} of the regression ${verb} not explained.`;
}
