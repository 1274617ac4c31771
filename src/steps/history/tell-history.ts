import type { Finding, GateReport, Level, Problem } from '../../core/report/model.ts';
import type { Ports } from '../../ports.ts';
import { concludeReport } from '../conclude-report.ts';
import { subjectKey } from '../subject.ts';
import { driftedFinding, mayDrift } from './drift.ts';
import { historyOf } from './held.ts';
import type { HistoryOfRun } from './history-of-run.ts';
import { readRecorded, type WantedRow } from './recorded.ts';
import { withSubjects } from './subjects.ts';

/** The units that are recorded and judged for drift. */
const recordedUnits: ReadonlySet<string> = new Set(['B/op', 'allocs/op']);
/** The levels at which a row's history is shown. */
const shown: ReadonlySet<Level> = new Set<Level>(['regression', 'over-budget', 'drift']);

/**
 * `tellHistory` judges drift by the records of the baseline branch, and adds the history of rows that fail. It reads
 * records only if they are needed: for passing rows that this change makes worse if a drift limit is set, and for
 * failing rows if a drift limit, the baseline branch or a history site is set.
 */
export async function tellHistory(ports: Ports, run: HistoryOfRun, report: GateReport): Promise<GateReport> {
  const { inForce } = run;
  const { drift } = inForce.policy;
  const { baseline, historyUrl } = inForce.settings;
  const isAsked = drift !== undefined || baseline === 'branch' || historyUrl !== undefined;
  const drifting =
    drift === undefined ? [] : report.findings.filter((finding) => isRecorded(finding) && mayDrift(finding));
  const failing = isAsked ? report.findings.filter((finding) => isRecorded(finding) && shown.has(finding.level)) : [];
  const asking = new Set([...drifting, ...failing]);
  if (asking.size === 0) return report;
  const rows = [...asking].map((finding): WantedRow => {
    const subject = run.subjectOf(finding);
    const { importPath, benchmark } = subject;
    return { importPath, benchmark, unit: finding.unit, gomaxprocs: inForce.gomaxprocs(subject) };
  });
  const recorded = await readRecorded(ports, { ...run, rows });
  if (recorded.kind === 'none') {
    if (drifting.length === 0) return report;
    const isBlocking = recorded.isUnknown && drift?.fail !== undefined && ports.pullRequest !== undefined;
    if (!isBlocking) return { ...report, notes: [...report.notes, `Drift was not judged: ${recorded.reason}.`] };
    return concludeReport(
      { ...report, problems: [...report.problems, unreadable(recorded.reason)] },
      inForce,
      run.subjectOf,
    );
  }
  const measured = new Map(run.measured.benchmarks.map((of) => [subjectKey(of.plan), of]));
  const told = report.findings.map((finding): Finding => {
    if (!asking.has(finding)) return finding;
    const subject = run.subjectOf(finding);
    const drifted = mayDrift(finding)
      ? driftedFinding(finding, { ...run, recorded, subject, measured: measured.get(subjectKey(subject)) })
      : finding;
    return shown.has(drifted.level) ? { ...drifted, ...historyOf(drifted, recorded, historyUrl) } : drifted;
  });
  const findings = await withSubjects(ports, run.revisions, told);
  return concludeReport({ ...report, findings, notes: [...report.notes, ...recorded.notes] }, inForce, run.subjectOf);
}

function isRecorded({ unit, base, head }: Finding): boolean {
  return recordedUnits.has(unit) && base !== null && head !== null;
}

/**
 * `unreadable` returns a blocking problem about records that can't be read. An unreachable remote must not switch off a
 * limit that fails the run.
 */
function unreadable(reason: string): Problem {
  return {
    kind: 'missing-baseline',
    side: 'base',
    blocking: true,
    message: `A drift limit is set to fail the run, but drift could not be judged: ${reason}.`,
    remedy: 'Run the job again. If the records are damaged, record the default branch again with `stage: record`.',
  };
}
