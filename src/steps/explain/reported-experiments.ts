import type { Atom } from '../../core/cause/atoms.ts';
import type { ReportedExperiment } from '../../core/report/evidence-model.ts';
import type { Trial } from './prove.ts';

/** The maximum number of experiments to report for one benchmark. */
const most = 12;

const testsEnd = { sound: 'same', broken: 'different', unknown: 'unknown' } as const;

/**
 * `reportedExperiments` returns what each experiment reverted and what the benchmark then allocates, in the order of
 * the experiments.
 */
export function reportedExperiments(trials: readonly Trial[], benchmark: string): readonly ReportedExperiment[] {
  return trials.slice(0, most).map(({ atoms, result }): ReportedExperiment => {
    const figures = result?.figures.get(benchmark);
    const [objects, bytes] = [figures?.get('allocs/op'), figures?.get('B/op')];
    return {
      reverted: [...atoms].map(revertedPart),
      ...(objects === undefined ? {} : { allocsPerOp: objects }),
      ...(bytes === undefined ? {} : { bytesPerOp: bytes }),
      ...(result === undefined ? {} : { tests: testsEnd[result.soundness] }),
    };
  });
}

/** The length of the longest deleted line that is quoted, in characters. */
const longestQuote = 100;

type Reverted = ReportedExperiment['reverted'][number];

/** `revertedPart` returns a reverted part as the report shows it; deleted lines have no position on head. */
export function revertedPart({ kind, file, lines, added, removed, changes }: Atom): Reverted {
  const [change] = changes;
  const how = change?.kind === 'modified' ? 'changed' : change?.kind;
  const whole = kind === 'data' || (kind === 'file' && how !== 'changed') ? how : undefined;
  const deleted = kind === 'hunk' && added.length === 0 ? removed.length : 0;
  return {
    file,
    lines: [lines.start, lines.end],
    ...(whole === undefined ? {} : { whole }),
    ...(deleted === 0 ? {} : { deleted }),
    ...(deleted === 1 ? quotable(removed[0] ?? '') : {}),
  };
}

/** `quotable` returns a deleted line as the report quotes it, unless it is long or doesn't fit between backticks. */
function quotable(line: string): Pick<Reverted, 'text'> {
  const text = line.trim();
  return text === '' || text.length > longestQuote || text.includes('`') ? {} : { text };
}
