import { leakGains, withUserLines } from '../../core/leak/rank-sites.ts';
import type { Leak } from '../../core/leak/sites.ts';
import type { LeakUnit } from '../../core/leak/units.ts';
import type { Finding, ReportedLeak } from '../../core/report/model.ts';
import type { Ports } from '../../ports.ts';
import { shareOfTime } from '../explain/budget.ts';
import { type Change, noChange, readChange } from '../explain/change-sources.ts';
import { readDeclarationView } from '../explain/declarations.ts';
import { quoteSources } from '../explain/source-lines.ts';
import type { RegressedRow } from '../explain/shares.ts';
import type { LiveSides } from '../run.ts';
import type { RunSettings } from '../settings.ts';
import { composeLeakSite, type LeakEvidence } from './compose-leak.ts';
import type { LeakSamples } from './confirm-leaks.ts';
import { type LeakUnderTest, proveLeaks, rankLeakAtoms } from './prove-leaks.ts';

/** The maximum number of sites to report for one benchmark. */
const mostSites = 5;

export interface ExplainLeaksRequest extends LiveSides {
  readonly samples: readonly LeakSamples[];
  readonly findings: readonly Finding[];
  readonly settings: RunSettings;
  readonly work: string;
  /** The time on the clock by which proofs must have ended; if absent, no proof is attempted. */
  readonly provesUntil?: number;
}

/**
 * `explainLeaks` returns where the leaks of a run come from, and which part of the change caused them. If that fails,
 * it only adds a note.
 */
export async function explainLeaks(
  ports: Ports,
  request: ExplainLeaksRequest,
): Promise<{ readonly leaks: readonly ReportedLeak[]; readonly notes: readonly string[] }> {
  const { samples, base, head, provesUntil } = request;
  const leaking = samples.filter((sample) => sample.head.length > 0);
  if (leaking.length === 0) return { leaks: [], notes: [] };
  const leaks: ReportedLeak[] = [];
  const notes: string[] = [];
  try {
    const change = base === undefined ? noChange : await readChange(ports, base, head);
    const packages = [...new Set(leaking.map(packageOf))];
    for (const [index, importPath] of packages.entries()) {
      const ofPackage = leaking.filter((sample) => packageOf(sample) === importPath);
      ports.log.progress({ stage: 'explain leaks', done: 0, total: leaking.length, detail: importPath });
      const deadline = provesUntil && shareOfTime(ports.clock, provesUntil, packages.length - index);
      const found = await explainPackage(ports, request, change, importPath, ofPackage, deadline);
      // A leak that the change ends is an improvement in the table.
      leaks.push(...found.filter((leak) => leak.goroutinesPerOp.head > 0 || leak.retainedBytesPerOp.head > 0));
    }
  } catch (error) {
    if (ports.signal.aborted) throw error;
    notes.push(`The leaks could not all be explained: ${error instanceof Error ? error.message : String(error)}`);
  }
  return { leaks: await quoteSources(ports, head.root, leaks), notes };
}

function packageOf({ suspect }: LeakSamples): string {
  return suspect.measured.plan.importPath;
}

async function explainPackage(
  ports: Ports,
  request: ExplainLeaksRequest,
  change: Change,
  importPath: string,
  samples: readonly LeakSamples[],
  deadline: number | undefined,
): Promise<readonly ReportedLeak[]> {
  const { base, head, settings, work } = request;
  const listed = head.packages.get(importPath);
  if (listed === undefined) return [];
  const tests = samples.map((sample): LeakUnderTest & { readonly sample: LeakSamples } => ({
    sample,
    plan: sample.suspect.measured.plan,
    iterations: sample.suspect.iterations,
    gains: withUserLines(leakGains(sample.base.at(-1), sample.head.at(-1) ?? nothingLeft, change.lines)),
  }));
  const files = tests.flatMap(({ gains }) =>
    gains.flatMap(({ site }) => site.frames.filter(({ owner }) => owner === 'user').map(({ file }) => file)),
  );
  const atomFiles = change.atoms.filter(({ added }) => added.length > 0).map(({ file }) => file);
  const declarations = await readDeclarationView(ports, listed, head.root, [...files, ...atomFiles]);
  const ranked = rankLeakAtoms(change, tests, declarations);
  const rows = tests.flatMap(({ sample }) => rowOf(sample, request.findings) ?? []);
  const proof =
    deadline !== undefined && base !== undefined
      ? await proveLeaks(
          ports,
          { base, head, listed, change, declarations, leaks: tests, rows, settings, work, deadline },
          ranked,
        )
      : undefined;
  const evidence: LeakEvidence = { ranked, proof, declarations };
  return tests.map(({ sample, gains, plan }): ReportedLeak => {
    const row = rowOf(sample, request.findings);
    return {
      package: importPath,
      benchmark: plan.benchmark,
      goroutinesPerOp: sidesOf(sample, ({ goroutines }) => goroutines),
      retainedBytesPerOp: sidesOf(sample, ({ bytes }) => bytes),
      sites: gains
        .slice(0, mostSites)
        .map((gain, index) =>
          composeLeakSite(gain, row, evidence, index === 0 ? gains.slice(1).map(({ site }) => site) : undefined),
        ),
      notes:
        proof?.cutShort === 'time'
          ? ['Time ran out before everything was proven. Raise --explain-timeout to allow more.']
          : [],
    };
  });
}

const nothingLeft: Leak = { goroutines: 0, bytes: 0, sites: [] };

/**
 * `rowOf` returns the figure by which experiments are judged: the number of goroutines if it got worse, and otherwise
 * the retained memory.
 */
function rowOf({ suspect, base, head }: LeakSamples, findings: readonly Finding[]): RegressedRow | undefined {
  const { importPath, benchmark } = suspect.measured.plan;
  const worse = (unit: LeakUnit): boolean =>
    findings.some(
      (finding) =>
        finding.package === importPath &&
        finding.benchmark === benchmark &&
        finding.unit === unit &&
        ['warning', 'regression', 'over-budget', 'waived'].includes(finding.level),
    );
  const row = (unit: LeakUnit, amount: (of: Leak) => number): RegressedRow | undefined =>
    worse(unit) && base.length > 0
      ? { benchmark, unit, base: middle(base.map(amount)), head: middle(head.map(amount)) }
      : undefined;
  return row('goroutines/op', ({ goroutines }) => goroutines) ?? row('retained-B/op', ({ bytes }) => bytes);
}

function sidesOf({ base, head }: LeakSamples, amount: (of: Leak) => number): { base: number; head: number } {
  return { base: tidy(middle(base.map(amount))), head: tidy(middle(head.map(amount))) };
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;
}

/** `tidy` rounds to a hundredth. */
function tidy(value: number): number {
  return Math.round(value * 100) / 100;
}
