import { takenData } from '../../core/cause/take-back.ts';
import type { GateReport } from '../../core/report/model.ts';
import type { Ports, Snapshots } from '../../ports.ts';
import type { LiveSides } from '../run.ts';
import type { BenchmarkPlan } from '../screen.ts';
import { mapLimit } from '../pool.ts';
import type { RunSettings } from '../settings.ts';
import type { SideUnderTest } from '../side.ts';
import type { Stopwatch } from '../stopwatch.ts';
import { subjectKey } from '../subject.ts';
import { Turns } from '../turns.ts';
import { shareOfTime } from './budget.ts';
import { type Change, noChange, readChange } from './change-sources.ts';
import { type Explained, explainPackage } from './explain-package.ts';
import { leadingExcerpts } from '../../core/report/excerpts.ts';
import { regressedPackages } from './regressed.ts';
import { quoteSources } from './source-lines.ts';

export interface ExplainRequest extends LiveSides {
  readonly snapshots: Snapshots;
  readonly findings: GateReport['findings'];
  readonly plans: readonly BenchmarkPlan[];
  readonly settings: RunSettings;
  readonly stopwatch: Stopwatch;
  /** The absolute path of the folder in which profiles are kept; `undefined` if they aren't kept. */
  readonly profiles: string | undefined;
  /** The time on the clock by which all explanations must be complete. */
  readonly deadline: number;
}

/** The maximum number of packages that are explained at once. Each of them needs memory for the compiler and linker. */
const mostTogether = 2;

/**
 * `explain` explains every confirmed regression, package by package. It runs no program if nothing regressed. A package
 * that can't be explained only gets a note; the verdict never changes.
 */
export async function explain(ports: Ports, request: ExplainRequest): Promise<Explained> {
  const { snapshots, base, head, findings, plans, settings, stopwatch, profiles, deadline: end } = request;
  const packages = regressedPackages(findings, new Map(plans.map((plan) => [subjectKey(plan), plan])));
  if (packages.size === 0) return { explanations: [], notes: [] };
  const change = await stopwatch.time('explainMs', () => changeOf(ports, base, head));
  if (typeof change === 'string') return { explanations: [], notes: [change] };
  const benchmarks = [...packages.values()].reduce((sum, regressed) => sum + regressed.length, 0);
  // Experiments that exchange data files change the snapshot, so nothing else may read it at the same time.
  const together = takenData(change.atoms).size === 0 ? Math.min(mostTogether, ports.go.parallelism) : 1;
  const testTurns = new Turns();
  let done = 0;
  const found = await mapLimit([...packages], together, async ([importPath, regressed], index): Promise<Explained> => {
    ports.log.progress({ stage: 'explain', done, total: packages.size, detail: importPath });
    const deadline = shareOfTime(ports.clock, end, Math.ceil((packages.size - index) / together));
    const { work } = snapshots;
    const context = { base, head, change, settings, profiles, work, stopwatch, testTurns, deadline, benchmarks };
    try {
      return await explainPackage(ports, context, importPath, regressed);
    } catch (error) {
      if (ports.signal.aborted) throw error;
      return { explanations: [], notes: [`${importPath} could not be explained: ${messageOf(error)}`] };
    } finally {
      done++;
    }
  });
  return {
    explanations: leadingExcerpts(
      await quoteSources(
        ports,
        head.root,
        found.flatMap(({ explanations }) => explanations),
      ),
    ),
    notes: found.flatMap(({ notes }) => notes),
  };
}

/**
 * `changeOf` returns the change, which is empty if there is no base, or a message if the change can't be read. After
 * such a failure nothing is explained, because everything on head would look new.
 */
async function changeOf(ports: Ports, base: SideUnderTest | undefined, head: SideUnderTest): Promise<Change | string> {
  if (base === undefined) return noChange;
  try {
    return await readChange(ports, base, head);
  } catch (error) {
    if (ports.signal.aborted) throw error;
    return `Nothing could be explained: ${messageOf(error)}`;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
