import { isLeakUnit } from '../leak/units.ts';
import type { GateReport, Level } from './model.ts';
import type { ReportTable } from './table.ts';

interface LevelWords {
  readonly title: string;
  /** A phrase that explains the level. */
  readonly meaning: string;
  /** The words that follow a number of benchmarks. */
  readonly counted: string;
}

const levelWords: Readonly<Record<Level, LevelWords>> = {
  regression: { title: 'Regressions', meaning: 'more allocations or bytes than on base', counted: 'regressed' },
  'over-budget': {
    title: 'Over budget',
    meaning: 'above the absolute limit in the configuration',
    counted: 'over budget',
  },
  drift: {
    title: 'Drift',
    meaning: 'small steps that add up beyond the drift limit',
    counted: 'over the drift limit',
  },
  unconfirmed: { title: 'Unconfirmed', meaning: 'changed, but could not be confirmed in time', counted: 'unconfirmed' },
  unstable: {
    title: 'Unstable',
    meaning: 'the median regressed, but base and head samples overlap',
    counted: 'unstable',
  },
  warning: {
    title: 'Warnings',
    meaning: 'over the warning threshold but under the failure threshold',
    counted: 'with a warning',
  },
  removed: { title: 'Removed', meaning: 'exists on base, not on head', counted: 'removed' },
  skipped: { title: 'Skipped', meaning: 'runs on base, skipped on head', counted: 'skipped' },
  waived: { title: 'Waived', meaning: 'a regression the team accepted', counted: 'waived' },
  notice: {
    title: 'Notices',
    meaning: 'more allocations within the threshold, or a budget that base already exceeds',
    counted: 'with a notice',
  },
  added: { title: 'Added', meaning: 'exists on head, not on base', counted: 'added' },
  improvement: { title: 'Improvements', meaning: 'less memory than on base', counted: 'improved' },
  unchanged: { title: 'Unchanged', meaning: 'not changed enough to count', counted: 'unchanged' },
};

/**
 * `wordsOf` returns the words for a level in this report. A regression is explained by the rule that it broke. Without
 * a base, benchmarks are called "measured" instead of "added".
 */
export function wordsOf(level: Level, report: GateReport): LevelWords {
  if (level === 'regression') return { ...levelWords.regression, meaning: rule(report) };
  if (level === 'warning') return { ...levelWords.warning, meaning: warningMeaning(report) };
  if (level === 'added' && report.base === null) {
    return { title: 'Measured', meaning: 'nothing to compare with', counted: 'measured' };
  }
  return levelWords[level];
}

const driftMeaning = 'small steps that add up beyond the warning drift limit';
const leakMeaning = 'an operation leaves goroutines or memory behind';

/**
 * `warningMeaning` returns a phrase that says what the warnings are about: the warning tier of a threshold, drift,
 * leaks, or several of these.
 */
function warningMeaning({ findings }: GateReport): string {
  const warned = findings.filter(({ level }) => level === 'warning');
  const leaks = warned.some(({ unit }) => isLeakUnit(unit));
  const drifts = warned.some(({ drift }) => drift !== undefined);
  const others = warned.some(({ unit, drift }) => !isLeakUnit(unit) && drift === undefined);
  return [
    ...(others ? [levelWords.warning.meaning] : []),
    ...(drifts ? [driftMeaning] : []),
    ...(leaks ? [leakMeaning] : []),
  ].join(', or ');
}

/**
 * `rule` returns the rule that the regressions broke. If the figures were read from text, it adds that they weren't
 * measured again.
 */
function rule({ findings, environment }: GateReport): string {
  const regressions = findings.filter(({ level }) => level === 'regression');
  if (regressions.every(({ unit }) => isLeakUnit(unit))) return `${leakMeaning}, confirmed in fresh runs`;
  const percents = new Set(regressions.map(({ threshold }) => threshold.percent));
  const [percent = 0] = percents;
  // A row within its threshold can be a regression only because of the strict setting.
  const strict = regressions.some(
    ({ change, threshold }) => change.kind === 'ratio' && Math.abs(change.percent) <= threshold.percent,
  );
  const least = 'at least 1 alloc/op or 16 B/op';
  const over =
    percents.size === 1
      ? `more than ${percent}% above base and ${least} above it`
      : `over their thresholds and ${least} above base`;
  const orAny = strict ? ', or any added allocation (strict)' : '';
  const again = environment.mode === 'text' ? '; these figures were not measured again' : ', confirmed in fresh runs';
  return `${over}${orAny}${again}`;
}

/**
 * Levels in the order in which readers need them: failures, uncertain results and warnings first, then accepted
 * regressions, then all others.
 */
export const levelsInOrder: readonly Level[] = [
  'regression',
  'over-budget',
  'drift',
  'unconfirmed',
  'unstable',
  'warning',
  'removed',
  'skipped',
  'waived',
  'notice',
  'added',
  'improvement',
  'unchanged',
];

/** `count` returns a number with its noun: `1 benchmark`, `2 benchmarks`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/**
 * `countsLine` returns how many benchmarks there are at each level, such as `15 benchmarks in 3 packages: 12 regressed,
 * 3 unchanged`.
 */
export function countsLine(report: GateReport, table: ReportTable): string {
  const { packages, benchmarks } = table.counts;
  const measured = `${count(benchmarks, 'benchmark')} in ${count(packages, 'package')}`;
  const parts = levelsInOrder.flatMap((level) => {
    const rows = table.groups.find((group) => group.level === level)?.rows.length ?? 0;
    return rows === 0 ? [] : [`${rows} ${wordsOf(level, report).counted}`];
  });
  return parts.length === 0 || report.base === null ? measured : `${measured}: ${parts.join(', ')}`;
}

/**
 * `oneMoreLine` returns a sentence that says up to which count one more allocation is a regression, or an empty string
 * if the rows have no single threshold between 0% and 100%.
 */
export function oneMoreLine({ findings }: GateReport): string {
  const percents = new Set(
    findings.filter(({ unit }) => unit === 'allocs/op').map(({ threshold }) => threshold.percent),
  );
  const [percent] = percents;
  if (percents.size !== 1 || percent === undefined || percent <= 0 || percent >= 100) return '';
  const last = Math.ceil(100 / percent) - 1;
  return `With a threshold of ${percent}%, one more allocation is a regression if base has at most ${last} ${last === 1 ? 'alloc' : 'allocs'}/op, and a notice if it has more`;
}

/** `commitLine` returns an abbreviated commit, with how it was chosen. */
export function commitLine(
  side: { readonly commit?: string | undefined; readonly label?: string | undefined } | null,
): string {
  if (side === null) return 'none';
  const commit = side.commit?.slice(0, 12);
  const label = side.label === side.commit ? undefined : side.label;
  if (commit === undefined) return label ?? '';
  return label === undefined ? commit : `${commit} (${label})`;
}

/** Phrases that say where the figures of the base come from. */
export const sourceWords = {
  file: 'stored baseline',
  branch: 'stored baseline (branch)',
  rerun: 'measured in this run',
  mixed: 'stored baseline where it matches, otherwise measured in this run',
  text: 'read from a file, not measured here',
} as const;

/**
 * `baseLine` returns the commit of the base and where its figures come from. If the run measured nothing, it returns
 * only the commit.
 */
export function baseLine(report: GateReport): string {
  const { base, findings } = report;
  if (base === null) return 'none';
  return `${commitLine(base)}${findings.length > 0 ? `, ${sourceWords[base.source]}` : ''}`;
}

/** `environmentLine` returns the Go version, the platform, the processor, and how the figures were measured. */
export function environmentLine({ environment }: GateReport): string {
  const { goVersion, goos, goarch, cpu, gomaxprocs, mode, totals } = environment;
  return [
    goVersion,
    goos === '' ? '' : `${goos}/${goarch}`,
    cpu,
    gomaxprocs === null ? '' : `GOMAXPROCS=${gomaxprocs}`,
    mode === 'text' ? '' : `${mode} mode`,
    totals === 'exact' ? 'exact totals' : 'figures rounded down, as Go prints them',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** `reusedLines` returns how many packages reused figures instead of being measured, in one line for each reason. */
export function reusedLines({ reused }: GateReport): readonly string[] {
  const reasons = [...new Set(reused.map(({ reason }) => reason))];
  return reasons.map((reason) => {
    const packages = reused.filter((entry) => entry.reason === reason).length;
    return `${reason} (${count(packages, 'package')})`;
  });
}

/**
 * `middle` returns the middle sample, or the lower of the two middle samples. It returns `undefined` if there are no
 * samples.
 */
export function middle(samples: readonly number[]): number | undefined {
  return samples.toSorted((a, b) => a - b)[Math.floor((samples.length - 1) / 2)];
}
