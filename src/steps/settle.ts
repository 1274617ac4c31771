import { idleSettings } from '../core/policy/idle.ts';
import { conclude, type VerdictSettings } from '../core/policy/verdict.ts';
import type { GateReport, Problem } from '../core/report/model.ts';
import type { RunFacts } from '../core/report/shard-model.ts';
import { type Sections, sectionsOf } from '../core/shard/sections.ts';
import { editedNotes } from './edited-benchmarks.ts';
import { leakNotes, leakProblems } from './leaks/leak-notes.ts';
import { withNamesakes } from './namesakes.ts';
import { noBenchmarks } from './no-benchmarks.ts';
import { problemsOf } from './problems.ts';
import { remedies } from './remedies.ts';
import { whatWasCompared } from './what-was-compared.ts';

/** A report that lacks everything that depends on more than one package. */
export interface Draft {
  readonly report: GateReport;
  readonly sections: Sections;
  readonly facts: RunFacts;
}

/**
 * `settle` completes the report of a whole run, whether one process or several shards measured it: what was compared,
 * what is missing, which settings have no effect, and the conclusion. It is pure.
 */
export function settle({ report, sections, facts }: Draft, verdict: VerdictSettings): GateReport {
  const [rows = [], leaks = []] = sectionsOf(report.findings, sections.findings);
  const [measured = [], changed = [], skipping = [], ...later] = sectionsOf(report.problems, sections.problems);
  const [policy = [], run = [], baseline = [], end = [], ...told] = sectionsOf(report.notes, sections.notes);
  const identical = report.identical ?? [];
  const nothingRan = facts.measured === 0 && identical.length === 0 && measured.every(({ side }) => side === 'base');
  const compared = withNamesakes(rows, facts.alone);
  const comparison = whatWasCompared(
    compared,
    nothingRan ? [...problemsOf([], [noBenchmarks(facts)]), ...measured] : measured,
    { hasBase: report.base !== null, isGate: facts.gate, identical },
  );
  const findings = [...compared, ...leaks];
  const found = [
    ...comparison.problems,
    ...unreached(findings),
    ...changed,
    ...leakProblems(facts.leaks),
    ...skipping,
    ...later.flat(),
  ];
  const nothing = rows.length === 0 && found.length === 0 && identical.length === 0;
  const problems = nothing ? [nothingJudged(facts)] : found;
  return {
    ...report,
    conclusion: conclude(findings, problems, { ...verdict, identical: identical.length > 0 }),
    base: report.base === null ? null : { ...report.base, source: sourceOf(report.base.source, facts.base) },
    findings,
    problems,
    notes: [
      ...policy,
      ...comparison.notes,
      ...(facts.idle === undefined ? [] : idleNotes(facts.idle)),
      ...run,
      ...editedNotes(facts.edited),
      ...baseline,
      ...leakNotes(facts.leaks),
      ...end,
      ...told.flat(),
    ],
  };
}

type Source = NonNullable<GateReport['base']>['source'];

/** `sourceOf` returns where the figures of base come from; it returns `otherwise` if base can't be measured. */
export function sourceOf(otherwise: Source, base: RunFacts['base']): Source {
  if (base === undefined) return otherwise;
  if (base.stored === 0) return 'rerun';
  return base.stored === base.packages ? base.kept : 'mixed';
}

function idleNotes({ config, file, today, found }: NonNullable<RunFacts['idle']>): readonly string[] {
  return idleSettings({
    config,
    file,
    today,
    found: found && { packages: found.packages, benchmarks: [...found.benchmarks, ...found.skipped] },
  });
}

/** `nothingJudged` returns the problem of a run in which benchmarks ran but none has a figure in a judged unit. */
function nothingJudged({ bench }: RunFacts): Problem {
  return {
    kind: 'no-result',
    side: 'head',
    blocking: true,
    message: `No benchmark matching -bench ${bench} has a figure in a unit that is judged.`,
    remedy:
      'Check --metrics, or metrics in the configuration: write units as benchmarks print them, such as allocs/op.',
  };
}

/** `unreached` returns one problem for all rows that the confirmation didn't reach. */
function unreached(findings: GateReport['findings']): readonly Problem[] {
  const open = findings.filter(({ level }) => level === 'unconfirmed');
  if (open.length === 0) return [];
  const names = [...new Set(open.map(({ benchmark }) => benchmark))];
  return [
    {
      kind: 'unconfirmed',
      side: 'head',
      blocking: true,
      message: `${names.length} changed ${names.length === 1 ? 'benchmark' : 'benchmarks'} could not be measured again: ${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}.`,
      remedy: remedies.unconfirmed,
    },
  ];
}
