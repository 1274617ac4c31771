import { type Atom, isDeletion } from '../../core/cause/atoms.ts';
import { isCode, type SourceLine } from '../../core/cause/source-line.ts';
import type { ReportedExperiment } from '../../core/report/evidence-model.ts';
import type { Trial } from './prove.ts';

/** The maximum number of experiments to report for one benchmark. */
const most = 12;

const testsEnd = { sound: 'same', broken: 'different', unknown: 'unknown' } as const;

/**
 * `reportedExperiments` returns what each experiment reverted and what the benchmark allocated in it, in the order of
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

/** The maximum number of deleted lines that are quoted, and of characters in each of these lines. */
const mostQuoted = { lines: 3, letters: 100 } as const;

type Reverted = ReportedExperiment['reverted'][number];

/** `revertedPart` returns a reverted part as the report shows it; deleted lines have no position on head. */
export function revertedPart(atom: Atom): Reverted {
  const { kind, file, lines, removed, changes } = atom;
  const [change] = changes;
  const how = change?.kind === 'modified' ? 'changed' : change?.kind;
  const whole = kind === 'data' || (kind === 'file' && how !== 'changed') ? how : undefined;
  const deleted = isDeletion(atom) ? removed.filter((line) => line.kind !== 'kept').length : 0;
  return {
    file,
    lines: [lines.start, lines.end],
    ...(whole === undefined ? {} : { whole }),
    ...(deleted === 0 ? {} : { deleted }),
    ...(kind === 'hunk' ? quotable(removed) : {}),
  };
}

/**
 * `quotable` returns deleted lines as the report quotes them, unless there are too many, or one is too long or contains
 * a backtick.
 */
function quotable(removed: readonly SourceLine[]): Pick<Reverted, 'was'> {
  const was = removed.filter(isCode).map(({ text }) => text.trim());
  const fits = was.every((line) => line.length <= mostQuoted.letters && !line.includes('`'));
  return was.length === 0 || was.length > mostQuoted.lines || !fits ? {} : { was };
}
