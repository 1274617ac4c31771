import { fingerprintDifferences } from '../core/baseline/fingerprint.ts';
import { fitPackage } from '../core/baseline/fit.ts';
import { parseBaseline } from '../core/baseline/read.ts';
import type { Baseline } from '../core/baseline/schema.ts';
import { summarize } from '../core/benchmath/summary.ts';
import { compareSides } from '../core/policy/rule.ts';
import type { Problem } from '../core/report/model.ts';
import type { Ports, Revisions, Snapshots } from '../ports.ts';
import { figuresOfStored } from './base.ts';
import { fingerprintOf } from './fit-baseline.ts';
import type { Measured, MeasuredBenchmark } from './measure.ts';
import type { PolicyInForce } from './read-policy.ts';
import { type BenchmarkPlan, figuresByUnit, type Figures, screenSide } from './screen.ts';
import type { SideUnderTest } from './side.ts';
import { insideRoot } from './stored-text.ts';
import { subjectKey } from './subject.ts';

export interface ChangedBaselineRequest {
  readonly revisions: Revisions;
  readonly snapshots: Snapshots;
  readonly inForce: PolicyInForce;
  readonly head: SideUnderTest;
  readonly measured: Measured;
}

export interface ChangedBaseline {
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
}

/** A benchmark that the file tells other figures of than the screen found. */
interface Doubted {
  readonly plan: BenchmarkPlan;
  readonly stored: Figures;
}

/** Names in one message. */
const mostNames = 5;

/**
 * Checks a stored baseline that head changes against head's own figures: after the merge it will stand for them. Rows of
 * the same sources that differ by the rule, in either direction, are measured again at the file's iterations; what the
 * samples then do not bear out makes the run unmeasurable. A file for other sources or conditions is harmless: nothing
 * will ever fit it.
 */
export async function checkChangedBaseline(ports: Ports, request: ChangedBaselineRequest): Promise<ChangedBaseline> {
  const { inForce, head } = request;
  const { settings } = inForce;
  const file = settings.mode === 'fast' ? await changedText(ports, request) : undefined;
  if (file === undefined) return { problems: [], notes: [] };
  const reading = parseBaseline(file.text);
  if (reading.kind === 'damaged') {
    const note = `Warning: the change leaves the stored baseline ${file.path} damaged (${reading.reason}); record it again.`;
    return { problems: [], notes: [note] };
  }
  const { baseline } = reading;
  const fingerprint = fingerprintOf(head.environment, settings, request.snapshots.pathLength);
  if (fingerprintDifferences(baseline.fingerprint, fingerprint).length > 0) {
    const note = `The change brings a stored baseline ${file.path} of other conditions, which was not checked.`;
    return { problems: [], notes: [note] };
  }
  const doubted = request.measured.benchmarks.flatMap((measured) => doubtedOf(measured, baseline, request));
  const wrong = await measuredAgain(ports, request, doubted);
  return { problems: wrong.length === 0 ? [] : [problemOf(file.path, wrong)], notes: [] };
}

async function changedText(
  ports: Ports,
  { revisions, inForce }: ChangedBaselineRequest,
): Promise<{ readonly path: string; readonly text: string } | undefined> {
  const path = insideRoot(revisions.prefix, inForce.settings.baselineFile);
  if (path === undefined || revisions.base.kind === 'missing') return undefined;
  const text = await ports.repository.readHeadFile(revisions, path);
  if (text === undefined || text === (await ports.repository.readFile(revisions, revisions.base.commit, path)))
    return undefined;
  return { path, text };
}

function doubtedOf(
  { plan, head: figures }: MeasuredBenchmark,
  baseline: Baseline,
  { head, inForce }: ChangedBaselineRequest,
): readonly Doubted[] {
  const fit = fitPackage(baseline, plan.importPath, head.packages.get(plan.importPath)?.key, inForce.settings.bench);
  if (fit.kind !== 'fits' || figures === undefined) return [];
  const kept = fit.stored.benchmarks[plan.benchmark];
  const stored = figuresOfStored(baseline, fit.stored, plan.benchmark);
  if (kept === undefined || stored === undefined || !differs(plan, stored, figures, inForce)) return [];
  return [{ plan: { ...plan, iterations: kept.iterations, gomaxprocs: kept.gomaxprocs, sides: ['head'] }, stored }];
}

async function measuredAgain(
  ports: Ports,
  { head, inForce }: ChangedBaselineRequest,
  doubted: readonly Doubted[],
): Promise<readonly BenchmarkPlan[]> {
  if (doubted.length === 0) return [];
  const { count, timeoutMs } = inForce.settings;
  const plans = doubted.map(({ plan }) => plan);
  const rounds: Awaited<ReturnType<typeof screenSide>>[] = [];
  for (let round = 0; round < count; round++)
    rounds.push(await screenSide(ports, head, plans, timeoutMs, 'check baseline'));
  return doubted.flatMap(({ plan, stored }) => {
    const results = rounds.flatMap((round) => round.get(subjectKey(plan)) ?? []);
    return results.length > 0 && differs(plan, stored, figuresByUnit(results), inForce) ? [plan] : [];
  });
}

/** Whether some judged unit differs by the rule, whichever of the two is the greater. */
function differs(plan: BenchmarkPlan, stored: Figures, figures: Figures, { policy, better }: PolicyInForce): boolean {
  return [...stored.keys()]
    .filter((unit) => policy.metrics(plan).includes(unit))
    .some((unit) => {
      const [one, other] = [summarize(stored.get(unit)), summarize(figures.get(unit))];
      if (one === undefined || other === undefined) return false;
      const percent = policy.row(plan, unit).fail;
      return [
        compareSides(one, other, unit, percent, better(unit)),
        compareSides(other, one, unit, percent, better(unit)),
      ].some(({ beyond, separated }) => beyond && separated);
    });
}

function problemOf(path: string, wrong: readonly BenchmarkPlan[]): Problem {
  const names = wrong.slice(0, mostNames).map(({ benchmark }) => benchmark);
  return {
    kind: 'damaged-baseline',
    side: 'head',
    blocking: true,
    message: `The change brings a stored baseline ${path} whose figures head does not have: ${names.join(', ')}${wrong.length > mostNames ? ` and ${wrong.length - mostNames} more` : ''}.`,
    remedy: `Record it from these sources: allocgate record, and commit ${path}.`,
  };
}
