import { type FoundBenchmark, idleSettings } from '../core/policy/idle.ts';
import type { PackageName } from '../core/policy/package-pattern.ts';
import { defaults } from '../options.ts';
import type { JudgeRequest } from './judge.ts';
import { sideOf } from './base.ts';
import { judgedUnits } from './criteria.ts';
import { folderOf } from './read-policy.ts';
import { pathsOf, type SideUnderTest } from './side.ts';

type Found = { readonly packages: readonly PackageName[]; readonly benchmarks: readonly FoundBenchmark[] };

/** `idleNotes` returns notes on settings in head's configuration that have no effect. */
export function idleNotes(request: JudgeRequest): readonly string[] {
  const { head: file } = request.inForce.sources;
  if (file === undefined) return [];
  const { path, config } = file;
  return idleSettings({
    config,
    file: path,
    today: request.today,
    found: isWhole(request) ? found(request) : undefined,
  });
}

/** `isWhole` reports whether the run covered everything that the configuration can refer to, without a failure. */
function isWhole({ revisions, inForce, head, base, identical }: JudgeRequest): boolean {
  const { settings, configFolder } = inForce;
  const config = inForce.sources.head;
  return (
    settings.patterns.join(' ') === defaults.packages.join(' ') &&
    settings.bench === defaults.bench &&
    revisions.prefix === configFolder &&
    configFolder === folderOf(config?.path ?? '') &&
    identical.length === 0 &&
    head.incidents.length === 0 &&
    (sideOf(base)?.incidents.length ?? 0) === 0
  );
}

function found({ inForce, head, base, measured }: JudgeRequest): Found {
  const sides = [head, sideOf(base)].filter((side): side is SideUnderTest => side !== undefined);
  const path = pathsOf(sides, inForce.configFolder);
  const packages = sides.flatMap((side) => [
    ...side.excluded,
    ...[...side.packages.keys()].map((importPath) => ({ importPath, path: path(importPath) })),
  ]);
  const ran = measured.benchmarks.map(({ plan, base: before, head: after }) => ({
    ...plan,
    units: [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])],
  }));
  const skipped = measured.skippedOnHead.map((name) => ({ ...name, path: path(name.importPath), units: [] }));
  return {
    packages,
    benchmarks: [...ran, ...skipped].map((subject) => ({ ...subject, judged: judgedUnits(inForce, subject) })),
  };
}
