import type { Atom } from '../../core/cause/atoms.ts';
import type { ReportedExperiment } from '../../core/report/evidence-model.ts';
import type { Trial } from './prove.ts';

/** Maximum number of experiments of one benchmark to report. */
const most = 12;

const testsEnd = { sound: 'same', broken: 'different', unknown: 'unknown' } as const;

/** `reportedExperiments` returns what was reverted and what a benchmark then allocates, in the order of the experiments. */
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

type Reverted = ReportedExperiment['reverted'][number];

/** `revertedPart` returns a part as it was reverted; deleted lines have no place on head. */
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
  };
}
