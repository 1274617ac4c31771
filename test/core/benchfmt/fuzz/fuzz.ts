import { readBenchmarks } from '../../../../src/core/benchfmt/index.ts';
import { Random } from '../../../oracle/random.ts';
import { breakKinds, breakText } from './break.ts';
import { judgeComparison } from './compare.ts';
import { alarmsOf, judge, keyOf, keyOfRecord } from './judge.ts';
import { type Form, forms, generateOutput, type Output, wrap, wrappings } from './output.ts';

/** How many breaks of one kind there were, and what came of them. */
export interface Tally {
  readonly kind: string;
  breaks: number;
  /** The reading reports damage, an end or a name without its result. */
  alarmed: number;
}

export interface FuzzResult {
  readonly breaks: number;
  readonly tallies: readonly Tally[];
  /** What went wrong, each with its text; empty where all is well. */
  readonly faults: readonly {
    readonly fault: string;
    readonly kind: string;
    readonly form: Form;
    readonly text: string;
  }[];
}

const breaksOfOutput = 40;
const comparedEach = 8;

/** Breaks generated outputs in so many places and judges how they are read. Stops after some faults. */
export function fuzzText(seed: number, breaks: number): FuzzResult {
  const random = new Random(seed);
  const tallies = new Map<string, Tally>();
  const faults: FuzzResult['faults'][number][] = [];
  let done = 0;
  while (done < breaks && faults.length < 5) {
    const form = forms[random.below(forms.length)] ?? 'text';
    const wrapping = random.chance(70) ? 'none' : random.pick(wrappings);
    const output = generateOutput(random, form);
    const lines = output.lines.map(({ text }) => wrap(text, wrapping));
    const whole = `${lines.join('\n')}\n`;
    const before = readBenchmarks(whole, 'f');
    const wrong = faultOfWhole(output, before);
    if (wrong !== undefined) faults.push({ fault: wrong, kind: 'none', form, text: whole });
    for (let index = 0; index < breaksOfOutput && done < breaks; index += 1, done += 1) {
      const kind = breakKinds[random.below(breakKinds.length)] ?? '';
      const broken = breakText(lines, kind, random);
      const after = readBenchmarks(broken.text, 'f');
      const fault =
        judge(output, wrapping, before, broken, after) ??
        (index % comparedEach === 0 ? judgeComparison(whole, broken.text, after) : undefined);
      if (fault !== undefined) faults.push({ fault, kind, form, text: broken.text });
      const tally = tallies.get(kind) ?? { kind, breaks: 0, alarmed: 0 };
      tally.breaks += 1;
      if (alarmsOf(after).length > 0) tally.alarmed += 1;
      tallies.set(kind, tally);
    }
  }
  return { breaks: done, tallies: [...tallies.values()], faults };
}

/** An output that nothing broke is read row for row, without a word. */
function faultOfWhole(output: Output, records: ReturnType<typeof readBenchmarks>): string | undefined {
  const [alarm] = alarmsOf(records);
  if (alarm !== undefined) return `an alarm without a break: ${JSON.stringify(alarm)}`;
  const read = records.flatMap((record) =>
    record.kind === 'result' ? [`${record.config.get('pkg')} ${keyOfRecord(record)}`] : [],
  );
  const rows = output.rows.map((row) => `${row.package} ${keyOf(row)}`);
  return read.join('\n') === rows.join('\n')
    ? undefined
    : `read otherwise:\n${read.join('\n')}\n---\n${rows.join('\n')}`;
}
