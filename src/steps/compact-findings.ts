import type { Finding } from '../core/report/model.ts';

const none: Finding['change'] = { kind: 'none' };
const noWarnings: Finding['warnings'] = [];

/**
 * `findingCompactor` returns a function that makes findings share equal parts, which saves memory: figures whose
 * samples are all the same, and other parts that unchanged rows have in common, are stored only once for all calls.
 */
export function findingCompactor(): (findings: readonly Finding[]) => readonly Finding[] {
  const known = new Map<string, Finding['base']>();
  const shared = (side: Finding['base']): Finding['base'] => {
    if (side === null || side.samples.some((sample) => !Object.is(sample, side.samples[0]))) return side;
    const key = [side.samples[0], side.samples.length, side.median, side.printed, side.reported].join(' ');
    const same = known.get(key) ?? side;
    known.set(key, same);
    return same;
  };
  let threshold: Finding['threshold'] | undefined;
  return (findings) =>
    findings.map((finding) => {
      const { percent, warn } = finding.threshold;
      if (threshold?.percent !== percent || threshold.warn !== warn) threshold = finding.threshold;
      return {
        ...finding,
        base: shared(finding.base),
        head: shared(finding.head),
        change: finding.change.kind === 'none' ? none : finding.change,
        threshold,
        warnings: finding.warnings.length === 0 ? noWarnings : finding.warnings,
      };
    });
}
