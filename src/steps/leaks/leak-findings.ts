import { changeOf } from '../../core/benchmath/change.ts';
import { summarize, type Summary } from '../../core/benchmath/summary.ts';
import { leakFigures, levelsOff } from '../../core/leak/rule.ts';
import { leakUnits, type LeakUnit } from '../../core/leak/units.ts';
import { isOverBudget, judgeRow } from '../../core/policy/judge-row.ts';
import type { LeakLevel } from '../../core/policy/leak-level.ts';
import { compareSides } from '../../core/policy/rule.ts';
import { floorOf } from '../../core/policy/units.ts';
import type { Finding, Level, SideFigures } from '../../core/report/model.ts';
import type { RowRules } from '../row-rules.ts';
import type { LeakSamples } from './confirm-leaks.ts';

/**
 * The verdict on what a benchmark leaves behind: the findings that a report shows, and whether base leaves as much
 * behind.
 */
export interface JudgedLeak {
  readonly findings: readonly Finding[];
  readonly asOnBase: boolean;
}

/**
 * `judgeLeak` judges goroutines and memory that a benchmark leaves behind by the rule and by the benchmark's budgets
 * and waivers. Figures within the rule produce no finding.
 */
export function judgeLeak(
  samples: LeakSamples,
  rules: Pick<RowRules, 'policy'>,
  level: LeakLevel,
  today: string,
): JudgedLeak {
  const judged = leakUnits.map((unit) => judgeUnit(samples, unit, rules, level, today));
  return {
    findings: judged.flatMap(({ finding }) => finding ?? []),
    asOnBase: judged.some(({ asOnBase }) => asOnBase) && judged.every(({ finding }) => finding === undefined),
  };
}

interface JudgedUnit {
  readonly finding?: Finding;
  readonly asOnBase: boolean;
}

function judgeUnit(
  { suspect, base: onBase, head: onHead, iterations, complete }: LeakSamples,
  unit: LeakUnit,
  rules: Pick<RowRules, 'policy'>,
  leaks: LeakLevel,
  today: string,
): JudgedUnit {
  const { plan } = suspect.measured;
  const settings = { ...rules.policy.row(plan, unit), warn: undefined, strict: false };
  const [base, head] = [summarize(leakFigures(onBase, unit)), summarize(leakFigures(onHead, unit))];
  if (head === undefined) return { asOnBase: false };
  const isLate = !complete;
  const passing = levelsOff(onHead, unit) && !isLate;
  const row = judgeRow(
    {
      unit,
      better: 'lower',
      base,
      head,
      confirmation: isLate ? 'not-reached' : 'confirmed',
      bytes: undefined,
    },
    settings,
    today,
  );
  const overBudget = isOverBudget(head, 'lower', settings);
  const shown = levelOf(row.level, { base, head, unit, leaks, passing, overBudget });
  const stays = !passing && head.median >= floorOf(unit);
  if (shown === undefined) return { asOnBase: stays && base !== undefined && base.median >= floorOf(unit) };
  return {
    asOnBase: false,
    finding: {
      package: plan.importPath,
      benchmark: plan.benchmark,
      unit,
      level: shown,
      base: sideOf(base),
      head: sideOf(head),
      iterations: iterations.many,
      change: base === undefined ? { kind: 'added' } : changeOf(base.median, head.median),
      threshold: { percent: settings.fail },
      ...(settings.budget === undefined ? {} : { budget: settings.budget }),
      confirmed: !isLate,
      ...(row.waiver === undefined ? {} : { waiver: waiverOf(row.waiver) }),
      warnings: [
        ...row.warnings,
        ...(shown === 'notice' && base === undefined
          ? ['it leaks, and base doesn’t have this benchmark to compare with']
          : []),
      ],
    },
  };
}

/** `levelOf` returns the level that a report shows, or `undefined` if there is nothing to show. */
function levelOf(
  level: Level,
  of: {
    readonly base: Summary | undefined;
    readonly head: Summary;
    readonly unit: LeakUnit;
    readonly leaks: LeakLevel;
    readonly passing: boolean;
    readonly overBudget: boolean;
  },
): Level | undefined {
  switch (level) {
    case 'regression':
      if (of.passing) return undefined;
      return of.leaks === 'fail' ? 'regression' : 'warning';
    case 'unconfirmed':
      return of.leaks === 'fail' || of.overBudget ? level : undefined;
    case 'unstable':
      return of.leaks === 'fail' ? level : undefined;
    case 'over-budget':
    case 'waived':
    case 'improvement':
      return level;
    case 'added':
      return !of.passing && of.head.median >= floorOf(of.unit) ? 'notice' : undefined;
    case 'notice':
      return 'notice';
    case 'drift':
    case 'warning':
    case 'removed':
    case 'skipped':
    case 'unchanged':
      return undefined;
    default:
      return level satisfies never;
  }
}

function sideOf(summary: Summary | undefined): SideFigures | null {
  return summary === undefined ? null : { median: summary.median, samples: [...summary.samples] };
}

function waiverOf({ ceiling, until, reason }: NonNullable<ReturnType<typeof judgeRow>['waiver']>): Finding['waiver'] {
  return { ceiling, ...(until === undefined ? {} : { until }), reason };
}

/** `canFail` reports whether a leak of a benchmark can fail the run, because of the configured level or a budget. */
export function canFail(
  plan: LeakSamples['suspect']['measured']['plan'],
  { policy }: Pick<RowRules, 'policy'>,
): boolean {
  return policy.leaks(plan) === 'fail' || leakUnits.some((unit) => policy.row(plan, unit).budget !== undefined);
}

/**
 * `needsConfirmation` reports whether the first measurement must be repeated, because a figure is over a budget of the
 * benchmark or is an improvement by the rule.
 */
export function needsConfirmation(
  { base, head, measured: { plan } }: LeakSamples['suspect'],
  rules: Pick<RowRules, 'policy'>,
): boolean {
  return leakUnits.some((unit) => {
    const settings = rules.policy.row(plan, unit);
    const [before, after] = [
      summarize(leakFigures(base === undefined ? [] : [base], unit)),
      summarize(leakFigures([head], unit)),
    ];
    if (after === undefined) return false;
    const improves = before !== undefined && compareSides(after, before, unit, settings.fail, 'lower').beyond;
    return improves || isOverBudget(after, 'lower', settings);
  });
}
