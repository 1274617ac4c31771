import type { RunFacts } from '../core/report/shard-model.ts';
import { defaults } from '../options.ts';
import type { JudgeRequest } from './judge.ts';
import { sideOf } from './base.ts';
import { judgedUnits } from './criteria.ts';
import { folderOf } from '../core/patch/folder-of.ts';
import { liveSides } from './run.ts';
import { pathsOf, type SideUnderTest } from './side.ts';
import type { Subject } from './subject.ts';

type FoundBenchmark = NonNullable<Idle['found']>['benchmarks'][number];
type Idle = NonNullable<RunFacts['idle']>;

/**
 * `idleFacts` returns head's configuration, or `undefined` if there is none. If the run covered everything that the
 * configuration can refer to, the result also lists the packages and benchmarks that were found.
 */
export function idleFacts(request: JudgeRequest): Idle | undefined {
  const { head: file } = request.inForce.sources;
  if (file === undefined) return undefined;
  return {
    config: file.config,
    file: file.path,
    today: request.today,
    ...(isWhole(request) ? { found: found(request) } : {}),
  };
}

/** `isWhole` reports whether the run covered everything that the configuration can refer to, without a failure. */
function isWhole({ revisions, inForce, planned }: JudgeRequest): boolean {
  const { head, base } = planned.own;
  const { settings, configFolder } = inForce;
  const config = inForce.sources.head;
  return (
    settings.patterns.join(' ') === defaults.packages.join(' ') &&
    settings.bench === defaults.bench &&
    revisions.prefix === configFolder &&
    configFolder === folderOf(config?.path ?? '') &&
    planned.identical.length === 0 &&
    head.incidents.length === 0 &&
    (sideOf(base)?.incidents.length ?? 0) === 0
  );
}

function found({ inForce, planned, measured }: JudgeRequest): NonNullable<Idle['found']> {
  const listed = liveSides(planned.differing);
  const sides = [listed.head, listed.base].filter((side): side is SideUnderTest => side !== undefined);
  const path = pathsOf(sides, inForce.configFolder);
  const packages = sides.flatMap((side) => [
    ...side.excluded,
    ...[...side.packages.keys()].map((importPath) => ({ importPath, path: path(importPath) })),
  ]);
  const judged = (subject: Subject, units: readonly string[]): FoundBenchmark => {
    const { importPath, path: folder, benchmark } = subject;
    return { importPath, path: folder, benchmark, units: [...units], judged: [...judgedUnits(inForce, subject)] };
  };
  return {
    packages: packages.map(({ importPath, path: folder }) => ({ importPath, path: folder })),
    benchmarks: measured.benchmarks.map(({ plan, base: before, head: after }) =>
      judged(plan, [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])]),
    ),
    skipped: measured.skippedOnHead.map((name) => judged({ ...name, path: path(name.importPath) }, [])),
  };
}
