import type { GateReport } from '../core/report/model.ts';
import type { Revisions } from '../ports.ts';
import type { Base } from './base.ts';
import type { PolicyInForce } from './read-policy.ts';
import type { SideUnderTest } from './side.ts';

/**
 * `baseOf` returns what the report says about the base: its commit, and how the commit was found. `settle` later sets
 * the source of the figures, which depends on all packages.
 */
export function baseOf(revisions: Revisions, base: Base, { settings }: PolicyInForce): GateReport['base'] {
  switch (base.kind) {
    case 'none':
      return null;
    case 'pinned': {
      const { commit } = base.baseline;
      return { ...(commit === undefined ? {} : { commit }), source: 'file', label: settings.baselineFile };
    }
    case 'measured': {
      if (revisions.base.kind === 'missing') return null;
      return { commit: revisions.base.commit, source: 'rerun', label: revisions.base.label };
    }
    default:
      return base satisfies never;
  }
}

export function headOf({ head }: Revisions): GateReport['head'] {
  const { commit, dirty, label } = head;
  return { ...(commit === undefined ? {} : { commit }), dirty, label };
}

export function environmentOf(
  head: SideUnderTest,
  cpu: string | undefined,
  { settings: { mode } }: PolicyInForce,
): GateReport['environment'] {
  const { goVersion, goos, goarch, totals } = head.environment;
  return {
    goVersion,
    goos,
    goarch,
    cpu: cpu?.trim() ?? '',
    gomaxprocs: mode === 'fast' ? 1 : null,
    mode,
    totals: totals.kind,
  };
}
