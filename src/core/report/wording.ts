import type { GateReport, Level } from './model.ts';
import { type ReportTable, rowsAt } from './table.ts';

/** What each level means, as a heading and half a sentence. */
export const levelWords: Readonly<Record<Level, { readonly title: string; readonly meaning: string }>> = {
  regression: { title: 'Regressions', meaning: 'more memory than base, confirmed in fresh processes' },
  'over-budget': { title: 'Over budget', meaning: 'above the absolute limit in the configuration' },
  unconfirmed: { title: 'Unconfirmed', meaning: 'moved, but could not be measured again' },
  unstable: { title: 'Unstable', meaning: 'the medians say regression, but samples of both sides overlap' },
  warning: { title: 'Warnings', meaning: 'beyond the warning tier, below the failing one' },
  removed: { title: 'Removed', meaning: 'on base, not on head' },
  skipped: { title: 'Skipped', meaning: 'runs on base, skipped on head' },
  waived: { title: 'Waived', meaning: 'a regression that the team accepted' },
  notice: {
    title: 'Notices',
    meaning: 'one more allocation, or a budget that base broke already; below the threshold',
  },
  added: { title: 'Added', meaning: 'on head, not on base' },
  improvement: { title: 'Improvements', meaning: 'less memory than base' },
  unchanged: { title: 'Unchanged', meaning: 'within the threshold' },
};

/** Levels that make the run fail or leave it open: shown first and never folded. */
export const graveLevels: readonly Level[] = ['regression', 'over-budget', 'unconfirmed', 'unstable', 'warning'];
/** Levels that a reader may want to know of. */
export const mildLevels: readonly Level[] = ['removed', 'skipped', 'waived', 'notice', 'added', 'improvement'];

/** The verdict in one sentence, without its mark. */
export function headline(report: GateReport, table: ReportTable): string {
  const regressed = rowsAt(table, ['regression']).length;
  const over = rowsAt(table, ['over-budget']).length;
  const gone = rowsAt(table, ['removed', 'skipped']).length;
  const unstable = rowsAt(table, ['unstable']).length;
  switch (report.conclusion) {
    case 'fail': {
      const parts = [
        ...(regressed > 0
          ? [`${count(regressed, 'benchmark')} ${regressed === 1 ? 'uses' : 'use'} more memory than base`]
          : []),
        ...(over > 0 ? [`${count(over, 'benchmark')} over budget`] : []),
        ...(regressed + over === 0 && gone > 0 ? [`${count(gone, 'benchmark')} vanished or skipped`] : []),
        ...(regressed + over === 0 && gone === 0 && unstable > 0
          ? [`${count(unstable, 'benchmark')} unstable (strict)`]
          : []),
      ];
      return parts.join(', ');
    }
    case 'unmeasurable':
      return `memory could not be judged: ${count(report.problems.filter(({ blocking }) => blocking).length, 'problem')}`;
    case 'pass':
      return passLine(report, table);
    default:
      return report.conclusion satisfies never;
  }
}

function passLine(report: GateReport, table: ReportTable): string {
  const { benchmarks } = table.counts;
  if (report.base === null) return `${count(benchmarks, 'benchmark')} measured, nothing to compare with`;
  const warned = rowsAt(table, ['warning', 'unstable', 'removed', 'skipped']).length;
  const better = rowsAt(table, ['improvement']).length;
  const extra = [...(warned > 0 ? [count(warned, 'warning')] : []), ...(better > 0 ? [`${better} better`] : [])];
  return `no benchmark of ${benchmarks} uses more memory than base allows${extra.length > 0 ? ` (${extra.join(', ')})` : ''}`;
}

/** `1 benchmark`, `2 benchmarks`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** What the run judged by, for the line below the verdict. */
export function ruleLine(report: GateReport): string {
  const percents = [...new Set(report.findings.map(({ threshold }) => threshold.percent))].toSorted((a, b) => a - b);
  const [first] = percents;
  const threshold = percents.length === 1 ? `${first} %` : percents.length > 1 ? `${first} % or by rule` : '';
  return threshold === '' ? '' : `more than ${threshold} above base, at least 1 alloc/op or 16 B/op, confirmed`;
}

/** A commit for people, with how it was found. */
export function commitLine(
  side: { readonly commit?: string | undefined; readonly label?: string | undefined } | null,
): string {
  if (side === null) return 'none';
  const commit = side.commit?.slice(0, 12);
  const label = side.label === side.commit ? undefined : side.label;
  if (commit === undefined) return label ?? '';
  return label === undefined ? commit : `${commit} (${label})`;
}

/** Where the base's figures come from. */
export const sourceWords = {
  file: 'stored baseline',
  branch: 'stored baseline (branch)',
  rerun: 'measured in this run',
  mixed: 'stored baseline where it fits, else measured in this run',
  text: 'text',
} as const;
