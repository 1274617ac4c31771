import type { ProblemKind } from '../errors.ts';
import type { Ports, Snapshots } from '../ports.ts';
import type { Incident } from './problems.ts';
import type { RunSettings } from './settings.ts';
import type { SideUnderTest } from './side.ts';

/** The kinds of test process failures that either the code or a damaged binary can cause. */
const ofProcesses = new Set<ProblemKind>([
  'benchmark-failed',
  'benchmark-panicked',
  'benchmark-exited',
  'no-result',
  'damaged-output',
]);

export interface ExamineBaseRequest {
  readonly base: SideUnderTest | undefined;
  readonly settings: Pick<RunSettings, 'buildFlags'>;
  readonly snapshots: Pick<Snapshots, 'work'>;
}

/**
 * `examineBase` checks the binaries whose failures would be attributed to base's code. If a binary is damaged, its
 * failures are attributed to the environment instead.
 */
export async function examineBase(ports: Ports, { base, settings, snapshots }: ExamineBaseRequest): Promise<void> {
  if (base === undefined) return;
  const packages = new Set(base.incidents.filter(isOfCode).flatMap((incident) => incident.package ?? []));
  for (const importPath of packages) {
    const binary = (await base.binaries([importPath])).get(importPath);
    const listed = base.packages.get(importPath);
    if (binary === undefined || listed === undefined) continue;
    const { buildFlags } = settings;
    const damage = await ports.go.examine({ binary, listed, buildFlags, work: snapshots.work });
    if (damage === undefined) continue;
    for (const [index, incident] of base.incidents.entries())
      if (incident.package === importPath && isOfCode(incident))
        base.incidents[index] = ofEnvironment(incident, damage);
  }
}

function isOfCode({ kind, cause }: Incident): boolean {
  return cause !== 'environment' && ofProcesses.has(kind);
}

function ofEnvironment(incident: Incident, damage: string): Incident {
  return {
    ...incident,
    kind: 'environment-failed',
    message: `${damage}\n${incident.message}`,
    remedy: 'Run `go clean -cache` and check the disk, then try again: damaged test binaries are rebuilt.',
    cause: 'environment',
  };
}
